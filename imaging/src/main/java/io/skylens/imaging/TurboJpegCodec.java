package io.skylens.imaging;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.skylens.contract.JpegHeader;
import java.util.Optional;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The system's own libjpeg-turbo, several times faster than OpenCV's build of it because it uses the processor's vector
 * instructions.
 *
 * <p>What libjpeg-turbo calls a warning (damaged or missing compressed data) still gives a picture, as in
 * {@link OpenCvJpegCodec}; what it calls fatal is an {@link UndecodableJpegException}.
 *
 * <p>Each call has a decompressor or compressor of its own. One that is used again remembers the tables of the picture
 * before, so that what is made of a JPEG that lacks some would depend on another drone's frame; and a new one takes half
 * a microsecond.
 */
public final class TurboJpegCodec implements JpegCodec {

    private static final int NO_FLAGS = 0;

    private final String file;

    private TurboJpegCodec(String file) {
        this.file = file;
        OpenCvLibrary.load();
    }

    /** The codec, or nothing where the system has no libjpeg-turbo of version 2 or later. */
    public static Optional<TurboJpegCodec> ofSystem() {
        return TurboJpegLibrary.load().map(TurboJpegCodec::new);
    }

    @Override
    public String name() {
        return "libjpeg-turbo (" + file + ")";
    }

    @Override
    public Picture decode(byte[] bytes, int offset, int length, Reduction reduction) throws UndecodableJpegException {
        JpegHeader header = JpegRules.check(bytes, offset, length);
        int rows = reduction.of(header.shape().height());
        int columns = reduction.of(header.shape().width());
        Mat mat = FreeMats.take(rows, columns, CvType.CV_8UC3);
        try (var jpeg = new Memory(header.length())) {
            jpeg.write(0, bytes, offset, header.length());
            decompress(jpeg, mat);
            return Picture.ofTaken(mat);
        } catch (UndecodableJpegException e) {
            FreeMats.giveBack(mat);
            throw e;
        }
    }

    /**
     * The size of the matrix is a limit to the library, so it never writes beyond; it chooses the largest scale that fits,
     * which is the reduction that the size was computed by. Its function that reads headers is not
     * asked: it refuses unusual chroma sampling that decompression itself handles.
     */
    private static void decompress(Memory jpeg, Mat mat) throws UndecodableJpegException {
        Pointer decompressor = created(TurboJpegLibrary.tjInitDecompress());
        try {
            int result = TurboJpegLibrary.tjDecompress2(
                    decompressor,
                    jpeg,
                    new NativeLong(jpeg.size()),
                    new Pointer(mat.dataAddr()),
                    mat.cols(),
                    (int) mat.step1(),
                    mat.rows(),
                    TurboJpegLibrary.TJPF_BGR,
                    NO_FLAGS);
            if (result != 0 && TurboJpegLibrary.tjGetErrorCode(decompressor) != TurboJpegLibrary.TJERR_WARNING) {
                throw new UndecodableJpegException(failure("decode the JPEG", mat, decompressor));
            }
        } finally {
            TurboJpegLibrary.tjDestroy(decompressor);
        }
    }

    @Override
    public byte[] encode(Picture picture, int quality) {
        JpegRules.checkEncodable(picture, quality);
        NativeLong capacity =
                TurboJpegLibrary.tjBufSize(picture.width(), picture.height(), TurboJpegLibrary.TJSAMP_420);
        try (var jpeg = new Memory(capacity.longValue())) {
            long size = compress(picture.mat(), quality, jpeg);
            return jpeg.getByteArray(0, Math.toIntExact(size));
        }
    }

    private static long compress(Mat mat, int quality, Memory jpeg) {
        Pointer compressor = created(TurboJpegLibrary.tjInitCompress());
        try {
            var size = new NativeLongByReference(new NativeLong(jpeg.size()));
            int result = TurboJpegLibrary.tjCompress2(
                    compressor,
                    new Pointer(mat.dataAddr()),
                    mat.cols(),
                    (int) mat.step1(),
                    mat.rows(),
                    TurboJpegLibrary.TJPF_BGR,
                    new PointerByReference(jpeg),
                    size,
                    TurboJpegLibrary.TJSAMP_420,
                    quality,
                    TurboJpegLibrary.TJFLAG_NOREALLOC | TurboJpegLibrary.TJFLAG_ACCURATEDCT);
            if (result != 0) {
                throw new IllegalStateException(failure("encode a picture", mat, compressor));
            }
            return size.getValue().longValue();
        } finally {
            TurboJpegLibrary.tjDestroy(compressor);
        }
    }

    private static Pointer created(Pointer handle) {
        if (handle == null) {
            throw new IllegalStateException(
                    "libjpeg-turbo must have memory to begin: " + TurboJpegLibrary.tjGetErrorStr2(null));
        }
        return handle;
    }

    private static String failure(String what, Mat mat, Pointer handle) {
        return "libjpeg-turbo cannot " + what + " of " + mat.cols() + "x" + mat.rows() + ": "
                + TurboJpegLibrary.tjGetErrorStr2(handle);
    }
}
