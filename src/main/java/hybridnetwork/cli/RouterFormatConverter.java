package hybridnetwork.cli;

import hybridnetwork.cli.EdgeConfigCommand.RouterFormat;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ios-xe}, which is no name of a Java constant. */
final class RouterFormatConverter implements ITypeConverter<RouterFormat> {
    @Override
    public RouterFormat convert(String text) {
        return Arrays.stream(RouterFormat.values())
                .filter(format -> format.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected ios-xe or frr"));
    }
}
