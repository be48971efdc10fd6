package tongbao.sandbox.http;

/** A request as it came: the path still encoded, the query and the body as bytes. */
public record Call(String method, String path, Bytes query, Bytes body) {
    public boolean isPost() {
        return method.equals("POST");
    }

    public boolean isGet() {
        return method.equals("GET");
    }
}
