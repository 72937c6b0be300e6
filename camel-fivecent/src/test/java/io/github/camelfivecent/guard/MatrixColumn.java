package io.github.camelfivecent.guard;

import java.util.ArrayList;
import java.util.List;

/** A column of the fault matrix: an operation, and how it is guarded. */
record MatrixColumn(MatrixOperation operation, boolean verify, boolean ledger) {

    static List<MatrixColumn> all() {
        List<MatrixColumn> columns = new ArrayList<>();
        for (MatrixOperation operation : MatrixOperation.values()) {
            columns.add(new MatrixColumn(operation, false, false));
            if (operation.isSend()) {
                columns.add(new MatrixColumn(operation, true, false));
                columns.add(new MatrixColumn(operation, false, true));
                columns.add(new MatrixColumn(operation, true, true));
            }
        }
        return columns;
    }

    String uri() {
        return operation.uri() + "&maxRetries=1&retryDelay=1"
                + (verify ? "&onUnknownOutcome=verify&verifyDelay=1" : "")
                + (ledger ? "&sendRepository=#ledger" : "");
    }

    String title() {
        return operation.id() + (verify ? " + verify" : "") + (ledger ? " + ledger" : "");
    }
}
