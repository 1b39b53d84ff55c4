using System.Globalization;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Documents;

/// <summary>
/// A finished document with an empty slot for its signature. <see cref="ToBeSigned"/> goes to the holder of the key, however far
/// away; what comes back goes to <see cref="Seal"/>.
/// </summary>
public sealed class PreparedDocument
{
    private readonly byte[] file;
    private readonly int slotStart;
    private readonly int slotEnd;

    /// <param name="file">With a hexadecimal string of zeros, its brackets included, from <paramref name="slotStart"/> to <paramref name="slotEnd"/>.</param>
    internal PreparedDocument(byte[] file, int slotStart, int slotEnd) => (this.file, this.slotStart, this.slotEnd) = (file, slotStart, slotEnd);

    /// <summary>Every byte of the file but the slot.</summary>
    public byte[] ToBeSigned() => [.. file.AsSpan(0, slotStart), .. file.AsSpan(slotEnd)];

    /// <summary>The signed file. May be called once: the slot is filled in place.</summary>
    public Outcome<byte[]> Seal(byte[] cms)
    {
        var room = (slotEnd - slotStart - 2) / 2;
        if (cms.Length > room)
        {
            return DocumentRefusals.SignatureTooLong(cms.Length, room);
        }

        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), file.AsSpan(slotStart + 1));
        return file;
    }
}
