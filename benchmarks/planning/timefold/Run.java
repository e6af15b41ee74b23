import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a problem as lines of tab-separated words, solves it, and prints what is best over time. */
public final class Run {
    private Run() {
    }

    public static void main(String[] words) throws IOException {
        Model.Plan plan = read(Files.readAllLines(Path.of(words[0])));
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Model.Plan.class)
                .withEntityClasses(Model.Meeting.class, Model.Attendance.class)
                .withConstraintProviderClass(Rules.class)
                .withRandomSeed(1L)
                .withTerminationSpentLimit(Duration.ofSeconds(Long.parseLong(words[1])));
        Solver<Model.Plan> solver = SolverFactory.<Model.Plan>create(config).buildSolver();
        solver.addEventListener(event -> System.err.println(
                "best\t" + processorSeconds() + "\t" + event.getTimeMillisSpent() / 1000.0 + "\t"
                        + event.getNewBestScore()));
        Model.Plan best = solver.solve(plan);
        for (Model.Meeting meeting : best.meetings) {
            if (meeting.start != null) {
                List<String> attending = new ArrayList<>();
                for (Model.Attendance one : best.attendances) {
                    if (one.meeting == meeting && one.comes()) {
                        attending.add(one.person);
                    }
                }
                System.out.println(meeting.id + "\t" + meeting.start.begins() + "\t"
                        + String.join(" ", attending));
            }
        }
    }

    private static double processorSeconds() {
        var machine = (com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean();
        return machine.getProcessCpuTime() / 1e9;
    }

    private static Model.Plan read(List<String> lines) {
        Model.Plan plan = new Model.Plan();
        Map<String, Model.Meeting> meetings = new HashMap<>();
        for (String line : lines) {
            String[] told = line.split("\t", -1);
            switch (told[0]) {
                case "meeting" -> {
                    Model.Meeting meeting = new Model.Meeting();
                    meeting.id = told[1];
                    meeting.place = told[2];
                    meeting.wanted = Integer.parseInt(told[3]);
                    meetings.put(meeting.id, meeting);
                    plan.meetings.add(meeting);
                }
                case "start" -> meetings.get(told[1]).starts.add(new Model.Start(
                        number(told[2]), number(told[3]), number(told[4]), set(told[5])));
                case "attendance" -> {
                    Model.Attendance one = new Model.Attendance();
                    one.id = told[1] + " " + told[2];
                    one.meeting = meetings.get(told[1]);
                    one.person = told[2];
                    one.preferred = told[3].equals("1");
                    one.deputy = number(told[4]);
                    one.required = told[5].equals("1");
                    one.attends = one.required ? Boolean.TRUE : null;
                    plan.attendances.add(one);
                }
                case "need" -> plan.needs.add(new Model.Need(
                        told[1] + told[4], told[1], number(told[2]), set(told[3])));
                case "order" -> plan.orders.add(new Model.Order(
                        told[1], told[2], number(told[3])));
                case "apart" -> plan.apart.add(new Model.Apart(
                        told[1], told[2], number(told[3])));
                case "at-most" -> plan.atMost.add(new Model.AtMost(told[1], number(told[2])));
                case "share" -> plan.shares.add(new Model.Share(
                        told[1], told[2], set(told[3]), number(told[4])));
                case "journey" -> Model.Plan.JOURNEYS.put(
                        told[1] + " " + told[2], number(told[3]));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return plan;
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static Set<String> set(String words) {
        return words.isEmpty() ? Set.of() : new HashSet<>(List.of(words.split(" ")));
    }
}
