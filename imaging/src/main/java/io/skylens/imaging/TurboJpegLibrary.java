package io.skylens.imaging;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Optional;

/**
 * The system's libjpeg-turbo through its TurboJPEG 2 interface, which version 3 of the library still has. Functions and
 * constants are named as in {@code turbojpeg.h}.
 */
final class TurboJpegLibrary {

    static final int TJPF_BGR = 1;
    static final int TJSAMP_420 = 2;
    static final int TJFLAG_NOREALLOC = 1024;
    static final int TJFLAG_ACCURATEDCT = 4096;
    static final int TJERR_WARNING = 0;

    /** Linux distributions give the name without a number to the development package only. */
    private static final List<String> FILES = List.of("libturbojpeg.so.0", "turbojpeg");

    private TurboJpegLibrary() {}

    /** The name of the library it was found under, or nothing when this system has none that fits. */
    static Optional<String> load() {
        return Loaded.FILE;
    }

    private static final class Loaded {
        static final Optional<String> FILE =
                FILES.stream().filter(TurboJpegLibrary::bind).findFirst();
    }

    private static boolean bind(String file) {
        try {
            Native.register(TurboJpegLibrary.class, NativeLibrary.getInstance(file));
            return true;
        } catch (LinkageError absentOrTooOld) {
            return false;
        }
    }

    static native Pointer tjInitDecompress();

    static native Pointer tjInitCompress();

    static native int tjDecompress2(
            Pointer handle,
            Pointer jpeg,
            NativeLong jpegSize,
            Pointer pixels,
            int width,
            int pitch,
            int height,
            int pixelFormat,
            int flags);

    static native int tjCompress2(
            Pointer handle,
            Pointer pixels,
            int width,
            int pitch,
            int height,
            int pixelFormat,
            PointerByReference jpeg,
            NativeLongByReference jpegSize,
            int subsampling,
            int quality,
            int flags);

    static native NativeLong tjBufSize(int width, int height, int subsampling);

    static native int tjGetErrorCode(Pointer handle);

    static native String tjGetErrorStr2(Pointer handle);

    static native int tjDestroy(Pointer handle);
}
