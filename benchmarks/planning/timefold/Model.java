import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meetings with a start each, or none, and attendances that are chosen or given. */
final class Model {

    private Model() {
    }

    /** A time at which a meeting can be held, what it costs, and who is free then. */
    record Start(int begins, int ends, int points, Set<String> free) {
        int day() {
            return begins / 96;
        }

        int lastDay() {
            return (ends - 1) / 96;
        }
    }

    // Facts name meetings by id: the solver works on clones of its entities.
    record Need(String id, String meeting, int number, Set<String> pool) {
    }

    record Order(String first, String then, int days) {
    }

    record Apart(String one, String other, int days) {
    }

    record AtMost(String person, int number) {
    }

    record Share(String id, String person, Set<String> meetings, int number) {
    }

    @PlanningEntity
    public static class Meeting {
        @PlanningId
        String id;
        String place;
        int wanted;
        @ValueRangeProvider(id = "starts")
        List<Start> starts = new ArrayList<>();
        @PlanningVariable(valueRangeProviderRefs = "starts", allowsUnassigned = true)
        Start start;

        public String getId() {
            return id;
        }

        public Start getStart() {
            return start;
        }
    }

    @PlanningEntity
    public static class Attendance {
        @PlanningId
        String id;
        Meeting meeting;
        String person;
        boolean preferred;
        int deputy;
        @PlanningPin
        boolean required;
        @PlanningVariable(valueRangeProviderRefs = "yesNo")
        Boolean attends;

        public String getId() {
            return id;
        }

        public Meeting getMeeting() {
            return meeting;
        }

        public String getPerson() {
            return person;
        }

        boolean comes() {
            return Boolean.TRUE.equals(attends);
        }
    }

    @PlanningSolution
    public static class Plan {
        static final Map<String, Integer> JOURNEYS = new HashMap<>();
        @PlanningEntityCollectionProperty
        List<Meeting> meetings = new ArrayList<>();
        @PlanningEntityCollectionProperty
        List<Attendance> attendances = new ArrayList<>();
        @ProblemFactCollectionProperty
        List<Need> needs = new ArrayList<>();
        @ProblemFactCollectionProperty
        List<Order> orders = new ArrayList<>();
        @ProblemFactCollectionProperty
        List<Apart> apart = new ArrayList<>();
        @ProblemFactCollectionProperty
        List<AtMost> atMost = new ArrayList<>();
        @ProblemFactCollectionProperty
        List<Share> shares = new ArrayList<>();
        @ValueRangeProvider(id = "yesNo")
        List<Boolean> yesNo = List.of(true, false);
        @PlanningScore
        HardSoftScore score;
    }

    static boolean collide(Meeting a, Meeting b) {
        Start one = a.start;
        Start other = b.start;
        if (one == null || other == null) {
            return false;
        }
        boolean aFirst = one.begins() <= other.begins();
        Start first = aFirst ? one : other;
        Start then = aFirst ? other : one;
        int journey = a.place.isEmpty() || b.place.isEmpty() || a.place.equals(b.place)
                ? 0
                : Plan.JOURNEYS.getOrDefault(a.place + " " + b.place, 0);
        return then.begins() < Math.max(first.ends() + journey, first.begins() + 1);
    }
}
