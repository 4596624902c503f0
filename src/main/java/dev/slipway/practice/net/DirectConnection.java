package dev.slipway.practice.net;

import java.net.InetSocketAddress;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.TcpipServerChannel;

/** A connection that a client makes on from a host; it goes where the routes lead. */
final class DirectConnection extends TcpipServerChannel {

    private final Routes routes;

    private DirectConnection(Routes routes) {
        super(TcpForwardingFilter.Type.Direct, null);
        this.routes = routes;
    }

    static DirectTcpipFactory factory(Routes routes) {
        return new DirectTcpipFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new DirectConnection(routes);
            }
        };
    }

    /** The message names target and originator: RFC 4254, section 7.2. */
    @Override
    protected OpenFuture doInit(Buffer buffer) {
        String target = buffer.getString();
        int port = buffer.getInt();
        String originator = buffer.getString();
        int originatorPort = buffer.getInt();
        return switch (routes.to(target, port)) {
            case Routes.Open(InetSocketAddress loopback) -> {
                Buffer routed = new ByteArrayBuffer();
                routed.putString(loopback.getAddress().getHostAddress());
                routed.putInt(loopback.getPort());
                routed.putString(originator);
                routed.putInt(originatorPort);
                yield super.doInit(routed);
            }
            case Routes.Refused() -> failed("Connection refused");
            case Routes.Nowhere() -> failed("No route to host");
        };
    }

    private OpenFuture failed(String words) {
        OpenFuture future = new DefaultOpenFuture(this, this);
        future.setException(new SshChannelOpenException(getChannelId(), SshConstants.SSH_OPEN_CONNECT_FAILED, words));
        close(true);
        return future;
    }
}
