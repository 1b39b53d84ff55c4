using System.Collections;
using System.Text;
using QRCoder;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>The black modules of a QR code (ISO/IEC 18004, error correction M), with the quiet zone around them.</summary>
internal static class QrModules
{
    /// <summary>A quarter of a millimetre: what a telephone at arm's length still tells apart.</summary>
    private const double SmallestModule = 0.7;

    /// <summary>What the largest symbol holds at level M.</summary>
    private const int MostBytes = 2331;

    public static List<BitArray> Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return code.ModuleMatrix;
    }

    public static bool IsReadable(QrCode code) => Encoding.UTF8.GetByteCount(code.Text) <= MostBytes && code.Size / Of(code.Text).Count >= SmallestModule;
}
