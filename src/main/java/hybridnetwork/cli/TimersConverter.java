package hybridnetwork.cli;

import hybridnetwork.lab.network.Timers;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --timers}. */
final class TimersConverter implements ITypeConverter<Timers>, Iterable<String> {
    @Override
    public Timers convert(String word) {
        return Stream.of(Timers.values())
                .filter(timers -> timers.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("it is one of default, tuned and bfd"));
    }

    @Override
    public Iterator<String> iterator() {
        return Stream.of(Timers.values()).map(Timers::toString).iterator();
    }
}
