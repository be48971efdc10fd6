package tongbao.connector.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LateHttpClientTest {
    @Test
    void what_it_says_before_it_is_made_is_so_when_it_is_made() {
        LateHttpClient late = new LateHttpClient(Duration.ofSeconds(2));
        HttpClient.Redirect redirects = late.followRedirects();
        HttpClient.Version version = late.version();
        HttpClient made = late.make();
        assertThat(redirects).isEqualTo(HttpClient.Redirect.NEVER).isEqualTo(made.followRedirects());
        assertThat(version).isEqualTo(made.version());
        assertThat(late.connectTimeout()).contains(Duration.ofSeconds(2)).isEqualTo(made.connectTimeout());
        assertThat(late.make()).isSameAs(made);
    }
}
