package cn.redflower.casework.signing;

import cn.redflower.platform.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A flow's list that organs sign; one bean a kind of list. */
public interface SignedList {

    /** The kind as {@link SigningOrder#listKind()} names it. */
    String kind();

    /** The rows in the order of the list, a batch at a time. */
    void rows(UUID listId, Consumer<List<SignedRow>> batches);

    /**
     * What keeps the flow from going on with the list once it is signed; asked before the word that ends the signing.
     */
    default List<Refusal> againstGoingOn(UUID listId) {
        return List.of();
    }

    /**
     * What was handed in to support these rows, by row.
     *
     * @param refs rows of the list, as {@link SignedRow#ref()}
     */
    default Map<String, List<SignedFile>> evidence(UUID listId, Collection<String> refs) {
        return Map.of();
    }

    /**
     * Who leaves which of these rows to others when the joint meeting settles them.
     *
     * @param refs rows of the list, as {@link SignedRow#ref()}
     */
    default List<RowRecusal> recusals(UUID listId, Collection<String> refs) {
        return List.of();
    }
}
