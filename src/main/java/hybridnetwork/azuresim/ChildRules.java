package hybridnetwork.azuresim;

/** Resources within others of which nothing more is known than that the other must be there. */
final class ChildRules extends ResourceRules {
    @Override
    void admit(Put put, World world) {
        Children.owner(put, world);
    }
}
