package cn.redflower.platform.database;

import java.sql.SQLTransientConnectionException;

/** There is no connection to be had as the database does not answer; whoever asked for one has done nothing yet. */
class DatabaseGone extends SQLTransientConnectionException {

    DatabaseGone() {
        super("the database does not answer", "08001");
    }
}
