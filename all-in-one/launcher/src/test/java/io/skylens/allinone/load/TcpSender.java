package io.skylens.allinone.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A Raspberry Pi on raw TCP: four bytes of length, most significant first, then the JPEG. */
public final class TcpSender implements FrameLink {

    private final Socket socket;

    public TcpSender(int port, String drone) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(("SKYLENS/1 drone=" + drone + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void send(byte[] jpeg) throws IOException {
        var message = ByteBuffer.allocate(Integer.BYTES + jpeg.length)
                .putInt(jpeg.length)
                .put(jpeg);
        socket.getOutputStream().write(message.array());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
