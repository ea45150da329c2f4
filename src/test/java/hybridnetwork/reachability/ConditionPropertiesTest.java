package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.State;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions on connections against what they say, tried in every state of a few connections. */
class ConditionPropertiesTest {
    private static final int CONNECTIONS = 5;

    private static final List<BitSet> STATES = IntStream.range(0, 1 << CONNECTIONS)
            .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
            .toList();

    /** A condition beside what it says, in plain words. */
    private record Said(Condition condition, Predicate<BitSet> meaning) {
        static final Said ALWAYS = new Said(Condition.ALWAYS, up -> true);

        Said someUp(BitSet connections) {
            return new Said(
                    condition.andSomeUp(connections),
                    meaning.and(up -> IntStream.range(0, CONNECTIONS).anyMatch(c -> connections.get(c) && up.get(c))));
        }

        Said allDown(BitSet connections) {
            return new Said(
                    condition.andAllDown(connections),
                    meaning.and(up -> IntStream.range(0, CONNECTIONS).noneMatch(c -> connections.get(c) && up.get(c))));
        }

        Said and(Said other) {
            return new Said(condition.and(other.condition), meaning.and(other.meaning));
        }

        Set<BitSet> states() {
            return new HashSet<>(STATES.stream().filter(meaning).toList());
        }
    }

    @Test
    void a_condition_holds_in_the_states_that_it_says() {
        many(random -> {
            Said said = condition(random);
            for (BitSet up : STATES) {
                assertThat(said.condition().holds(up))
                        .as("%s", up)
                        .isEqualTo(said.meaning().test(up));
            }
        });
    }

    @Test
    void a_condition_is_never_met_if_no_state_meets_it_and_always_only_if_every_one_does() {
        many(random -> {
            Said said = condition(random);
            assertThat(said.condition().isNever()).isEqualTo(said.states().isEmpty());
            if (said.condition().isAlways()) {
                assertThat(said.states()).hasSameSizeAs(STATES);
            }
        });
    }

    @Test
    void a_connection_that_it_does_not_name_makes_no_difference() {
        many(random -> {
            Condition condition = condition(random).condition();
            BitSet named = condition.connections();
            for (BitSet up : STATES) {
                BitSet otherwise = (BitSet) up.clone();
                IntStream.range(0, CONNECTIONS).filter(c -> !named.get(c)).forEach(otherwise::flip);
                assertThat(condition.holds(otherwise)).isEqualTo(condition.holds(up));
            }
        });
    }

    @Test
    void equal_conditions_say_the_same_and_those_that_are_made_alike_are_equal() {
        many(random -> {
            Said one = condition(random);
            Said other = condition(random);
            if (one.condition().equals(other.condition())) {
                assertThat(one.states()).isEqualTo(other.states());
            }
            assertThat(one.and(other).condition())
                    .isEqualTo(other.and(one).condition())
                    .hasSameHashCodeAs(other.and(one).condition());
            if (!one.condition().isAlways()) {
                assertThat(one.condition()).isNotEqualTo(Condition.ALWAYS);
            }
        });
    }

    @Test
    void conditions_on_other_connections_differ() {
        BitSet first = bits(0);
        BitSet second = bits(1);
        List<Condition> different = List.of(
                Condition.ALWAYS,
                Condition.ALWAYS.andSomeUp(first),
                Condition.ALWAYS.andSomeUp(second),
                Condition.ALWAYS.andAllDown(first),
                Condition.ALWAYS.andAllDown(second),
                Condition.ALWAYS.andSomeUp(first).andAllDown(second));
        assertThat(different).doesNotHaveDuplicates();
        assertThat(different.stream().map(Condition::hashCode)).doesNotHaveDuplicates();
    }

    @Test
    void what_is_up_and_what_may_be_down_are_every_state_that_it_may_be() {
        many(random -> {
            BitSet up = connections(random);
            BitSet doubtful = connections(random);
            doubtful.and(up);
            BitSet asked = connections(random);
            Set<BitSet> expected = new HashSet<>();
            for (BitSet down : STATES) {
                if (IntStream.range(0, CONNECTIONS).allMatch(c -> !down.get(c) || (doubtful.get(c) && asked.get(c)))) {
                    BitSet left = (BitSet) up.clone();
                    left.andNot(down);
                    expected.add(left);
                }
            }
            assertThat(new State(up, doubtful).variants(asked)).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void six_connections_in_doubt_are_tried_and_seven_are_not() {
        BitSet six = bits(0, 1, 2, 3, 4, 5);
        BitSet seven = bits(0, 1, 2, 3, 4, 5, 6);
        assertThat(new State(seven, six).variants(seven)).hasSize(64);
        assertThat(new State(seven, seven).variants(seven)).isEmpty();
        assertThat(new State(seven, seven).variants(six)).hasSize(64);
    }

    @Test
    void two_states_differ_in_the_connections_of_which_not_the_same_is_known() {
        State one = new State(bits(0, 1, 2), bits(1));
        assertThat(one.difference(one)).isEqualTo(bits());
        assertThat(one.difference(new State(bits(0, 1), bits(1)))).isEqualTo(bits(2));
        assertThat(one.difference(new State(bits(0, 1, 2), bits(2)))).isEqualTo(bits(1, 2));
        assertThat(one.difference(new State(bits(0, 1, 2, 3), bits()))).isEqualTo(bits(1, 3));
    }

    private static void many(Consumer<Random> property) {
        Seeds.forAll(10, random -> {
            for (int i = 0; i < 100; i++) {
                property.accept(random);
            }
        });
    }

    private static Said condition(Random random) {
        List<Said> parts = new ArrayList<>(List.of(Said.ALWAYS));
        for (int i = random.nextInt(5); i > 0; i--) {
            Said last = parts.get(parts.size() - 1);
            parts.add(
                    switch (random.nextInt(3)) {
                        case 0 -> last.someUp(connections(random));
                        case 1 -> last.allDown(connections(random));
                        default ->
                            last.and(parts.get(random.nextInt(parts.size())).someUp(connections(random)));
                    });
        }
        return parts.get(parts.size() - 1);
    }

    private static BitSet connections(Random random) {
        return BitSet.valueOf(new long[] {random.nextInt(1 << CONNECTIONS)});
    }

    private static BitSet bits(int... connections) {
        BitSet bits = new BitSet();
        IntStream.of(connections).forEach(bits::set);
        return bits;
    }
}
