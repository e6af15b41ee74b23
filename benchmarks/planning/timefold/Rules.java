import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countBi;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countTri;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.lessThan;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/** The same rules and points as the planner's first wishes; unplaced 1000, a share missed 200. */
public class Rules implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory all) {
        return new Constraint[] {
            unplaced(all), time(all), free(all), onePlace(all), tooFew(all), nobody(all),
            order(all), apart(all), atMost(all), shareTooMany(all), shareMissed(all),
            shareNever(all), wanted(all), deputy(all),
        };
    }

    private Constraint unplaced(ConstraintFactory all) {
        return all.forEachIncludingUnassigned(Model.Meeting.class)
                .filter(m -> m.start == null)
                .penalize(HardSoftScore.ofSoft(1000)).asConstraint("unplaced");
    }

    private Constraint time(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .penalize(HardSoftScore.ONE_SOFT, m -> m.start.points() + 3 * m.wanted)
                .asConstraint("time");
    }

    private Constraint wanted(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes() && a.preferred))
                .reward(HardSoftScore.ofSoft(3)).asConstraint("wanted");
    }

    private Constraint deputy(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes() && a.deputy > 0))
                .penalize(HardSoftScore.ofSoft(3), (m, a) -> a.deputy).asConstraint("deputy");
    }

    private Constraint free(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes() && m.start != null
                                && !m.start.free().contains(a.person)))
                .penalize(HardSoftScore.ONE_HARD).asConstraint("free");
    }

    private Constraint onePlace(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes()))
                .join(Model.Attendance.class, equal((m, a) -> a.person, Model.Attendance::getPerson),
                        lessThan((m, a) -> a.id, Model.Attendance::getId),
                        filtering((m, a, b) -> b.comes()))
                .join(Model.Meeting.class, equal((m, a, b) -> b.meeting, other -> other),
                        filtering((m, a, b, other) -> Model.collide(m, other)))
                .penalize(HardSoftScore.ONE_HARD).asConstraint("one place");
    }

    private Constraint tooFew(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes()))
                .join(Model.Need.class, equal((m, a) -> m.id, Model.Need::meeting),
                        filtering((m, a, n) -> n.pool().contains(a.person)))
                .groupBy((m, a, n) -> n, countTri())
                .filter((n, number) -> number < n.number())
                .penalize(HardSoftScore.ONE_HARD, (n, number) -> n.number() - number)
                .asConstraint("too few");
    }

    private Constraint nobody(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Need.class, equal(m -> m.id, Model.Need::meeting))
                .ifNotExists(Model.Attendance.class,
                        equal((m, n) -> m, Model.Attendance::getMeeting),
                        filtering((m, n, a) -> a.comes() && n.pool().contains(a.person)))
                .penalize(HardSoftScore.ONE_HARD, (m, n) -> n.number()).asConstraint("nobody");
    }

    private Constraint order(ConstraintFactory all) {
        return all.forEach(Model.Order.class)
                .join(Model.Meeting.class, equal(Model.Order::first, m -> m.id))
                .join(Model.Meeting.class, equal((o, m) -> o.then(), m -> m.id),
                        filtering((o, m, then) -> m.start != null && then.start != null
                                && (then.start.begins() < m.start.ends()
                                || then.start.day() - m.start.lastDay() < o.days())))
                .penalize(HardSoftScore.ONE_HARD).asConstraint("order");
    }

    private Constraint apart(ConstraintFactory all) {
        return all.forEach(Model.Apart.class)
                .join(Model.Meeting.class, equal(Model.Apart::one, m -> m.id))
                .join(Model.Meeting.class, equal((o, m) -> o.other(), m -> m.id),
                        filtering((o, m, other) -> m.start != null && other.start != null
                                && Math.abs(m.start.day() - other.start.day()) < o.days()))
                .penalize(HardSoftScore.ONE_HARD).asConstraint("apart");
    }

    private Constraint atMost(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes()))
                .groupBy((m, a) -> a.person, (m, a) -> m.start.day(), countBi())
                .join(Model.AtMost.class, equal((p, day, n) -> p, Model.AtMost::person),
                        filtering((p, day, n, most) -> n > most.number()))
                .penalize(HardSoftScore.ONE_HARD, (p, day, n, most) -> n - most.number())
                .asConstraint("at most");
    }

    private Constraint shareTooMany(ConstraintFactory all) {
        return joined(all).filter((s, n) -> n > s.number())
                .penalize(HardSoftScore.ONE_HARD, (s, n) -> n - s.number())
                .asConstraint("share too many");
    }

    private Constraint shareMissed(ConstraintFactory all) {
        return joined(all).filter((s, n) -> n < s.number())
                .penalize(HardSoftScore.ofSoft(200), (s, n) -> s.number() - n)
                .asConstraint("share missed");
    }

    private Constraint shareNever(ConstraintFactory all) {
        return all.forEach(Model.Share.class)
                .ifNotExists(Model.Attendance.class,
                        equal(Model.Share::person, Model.Attendance::getPerson),
                        filtering((s, a) -> a.comes() && s.meetings().contains(a.meeting.id)
                                && a.meeting.start != null))
                .penalize(HardSoftScore.ofSoft(200), Model.Share::number)
                .asConstraint("share never");
    }

    private ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream<Model.Share, Integer>
            joined(ConstraintFactory all) {
        return all.forEach(Model.Meeting.class)
                .join(Model.Attendance.class, equal(m -> m, Model.Attendance::getMeeting),
                        filtering((m, a) -> a.comes()))
                .join(Model.Share.class, equal((m, a) -> a.person, Model.Share::person),
                        filtering((m, a, s) -> s.meetings().contains(m.id)))
                .groupBy((m, a, s) -> s, countTri());
    }
}
