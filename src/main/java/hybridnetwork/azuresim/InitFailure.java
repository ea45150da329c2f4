package hybridnetwork.azuresim;

import com.google.protobuf.Any;
import com.google.protobuf.Struct;
import com.google.rpc.Status;
import hybridnetwork.automation.PropertyCodec;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import io.grpc.Status.Code;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import pulumirpc.Provider.ErrorResourceInitFailed;

/** The protocol's way to say that a resource exists although its creation did not end well. */
final class InitFailure {
    private InitFailure() {}

    static RuntimeException of(CallCutShort cut, ArmId id, Struct inputs, Optional<Bag> state) {
        ErrorResourceInitFailed detail = ErrorResourceInitFailed.newBuilder()
                .setId(id.toString())
                .setInputs(inputs)
                .setProperties(PropertyCodec.write(state.orElse(Bag.EMPTY)))
                .addReasons(String.valueOf(cut.getMessage()))
                .build();
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(Code.UNKNOWN.value())
                .setMessage(String.valueOf(cut.getMessage()))
                .addDetails(Any.pack(detail))
                .build());
    }
}
