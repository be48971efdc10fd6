package tongbao.contracts;

/** Everything that a store promises. A test class implements it for its store, and inherits the tests. */
public interface StoreContract
        extends CreateContract,
                SaveContract,
                RereadContract,
                LeaseContract,
                NonceContract,
                OutboxContract,
                HistoryContract,
                InboxContract,
                RecoveryContract {}
