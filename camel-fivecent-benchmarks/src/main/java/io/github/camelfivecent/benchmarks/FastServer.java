package io.github.camelfivecent.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The other end of all that is measured, in a JVM of its own: it answers at once, or after a time that holds no thread.
 * {@code /ms/50/sms} takes 50 ms, {@code /n/1000000/optouts} is a list of a million, computed page by page.
 */
public final class FastServer {

    private static final int MAX_REQUEST = 1 << 20;

    private final AtomicLong requests = new AtomicLong();

    private FastServer() {}

    /** Takes the key store, serves until its input ends, and says on which ports it does so: plain, then TLS. */
    public static void main(String[] args) throws Exception {
        EventLoopGroup threads = new NioEventLoopGroup(1);
        SslContext tls = SslContextBuilder.forServer(new Keys(Path.of(args[0])).managers())
                .build();
        FastServer server = new FastServer();
        System.out.println(server.listen(threads, null) + " " + server.listen(threads, tls));
        while (System.in.read() >= 0) {
            // Whoever started it holds its input open.
        }
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private int listen(EventLoopGroup threads, SslContext tls) throws InterruptedException {
        Channel channel = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        if (tls != null) {
                            client.pipeline().addLast(tls.newHandler(client.alloc()));
                        }
                        client.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), new Answers());
                    }
                })
                .option(io.netty.channel.ChannelOption.SO_BACKLOG, 2048)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            Asked asked = Asked.of(request.uri());
            ByteBuf body = context.alloc().buffer(asked.isPage() ? Answer.PAGE_BYTES : Answer.BYTES);
            if (asked.isCount()) {
                Answer.count(body, requests.get());
            } else {
                Answer.write(body, asked, requests.incrementAndGet());
            }
            FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            if (asked.millis() == 0) {
                send(context, response);
            } else {
                context.executor().schedule(() -> send(context, response), asked.millis(), TimeUnit.MILLISECONDS);
            }
        }

        private void send(ChannelHandlerContext context, FullHttpResponse response) {
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
