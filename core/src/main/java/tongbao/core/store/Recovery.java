package tongbao.core.store;

import java.time.Instant;

/** That the database was restored, and everything touched since a time is being asked about. Numbered from 1. */
public record Recovery(int number, Instant since, Instant begunAt) {}
