package tongbao.up;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The commands of one machine; the launcher hands its words over. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        if (words.length == 0) {
            System.err.println("tongbao: which command? './tongbao help' lists them");
            System.exit(2);
        }
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        try {
            System.exit(run(words[0], rest));
        } catch (IOException | InterruptedException e) {
            System.err.println("tongbao " + words[0] + ": " + e.getMessage());
            System.exit(1);
        } catch (Refusal e) {
            System.err.println("tongbao " + words[0] + ": " + e.getMessage());
            System.exit(2);
        }
    }

    private static int run(String command, List<String> words) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        SecureRandom chance = new SecureRandom();
        return switch (command) {
            case "up" -> new Up(clock, chance).run(words);
            case "sandbox" -> new SandboxAlone(clock, chance).run(words);
            case "serve" -> {
                tongbao.server.Main.main(concat(words));
                yield 0;
            }
            case "call" -> new Call(clock, chance).run(words);
            case "rehearse" -> new Rehearsal(clock, chance).run(words);
            case "pay" -> new Pay().run(words);
            case "keys" -> new NewKeys(chance).run(words);
            case "explain", "incidents", "replay-notice", "recover" -> new Operate(clock, chance).run(command, words);
            case "doctor" -> new Doctor(System.in, System.out).run(words);
            default -> throw new Refusal("no such command; './tongbao help' lists them");
        };
    }

    private static String[] concat(List<String> words) {
        String[] all = new String[words.size() + 1];
        all[0] = "serve";
        for (int i = 0; i < words.size(); i++) {
            all[i + 1] = words.get(i);
        }
        return all;
    }
}
