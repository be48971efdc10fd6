package tongbao.sandbox.certificate;

/** Whom a certificate is about, in DER. */
final class SubjectName {
    private static final byte[] COUNTRY = Der.oid(2, 5, 4, 6);
    private static final byte[] ORGANISATION = Der.oid(2, 5, 4, 10);
    private static final byte[] UNIT = Der.oid(2, 5, 4, 11);
    private static final byte[] NAME = Der.oid(2, 5, 4, 3);

    private SubjectName() {}

    /** In the order of Alipay's certificates. */
    static byte[] of(String organisation, String unit, String name) {
        return Der.sequence(
                part(COUNTRY, Der.printable("CN")),
                part(ORGANISATION, Der.text(organisation)),
                part(UNIT, Der.text(unit)),
                part(NAME, Der.text(name)));
    }

    private static byte[] part(byte[] type, byte[] value) {
        return Der.set(Der.sequence(type, value));
    }
}
