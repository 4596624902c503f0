package dev.slipway.practice.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
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

    /** Says why, as OpenSSH's server does; the library's own reply would say nothing but that it failed. */
    private OpenFuture failed(String words) {
        Buffer failure = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
        failure.putUInt(getRecipient());
        failure.putUInt(SshConstants.SSH_OPEN_CONNECT_FAILED);
        failure.putString(words);
        failure.putString("");
        try {
            getSession().writePacket(failure);
        } catch (IOException e) {
            getSession().exceptionCaught(e);
        }
        close(true);
        return new DefaultOpenFuture(this, this); // what it would answer has been said
    }
}
