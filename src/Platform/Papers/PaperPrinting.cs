using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;

namespace Zhiheng.Platform.Papers;

/// <summary>
/// The printed form of a paper, made at the first demand and kept: what was served stays the same bytes, whatever signer, address or
/// program there is later. With a signer it is PAdES B-B.
/// </summary>
public sealed class PaperPrinting(Database database, DocumentWriter writer)
{
    /// <param name="address">Where anyone may check the paper; the QR code says it.</param>
    /// <param name="signer">Null prints without electronic signature, for a seal by hand.</param>
    /// <param name="act">Its time is the time of the signature.</param>
    public async Task<Outcome<byte[]>> Print(Guid paper, string address, DocumentSigner? signer, Act act, CancellationToken ct)
    {
        Paper? found;
        await using (var session = await database.Read(ct))
        {
            if (await PaperStore.Print(session, paper, ct) is { } kept)
            {
                return kept;
            }

            found = await PaperStore.Find(session, paper, ct);
        }

        if (found is null)
        {
            return PaperRefusals.UnknownPaper();
        }

        var printed = Write(found, address, signer, act.At);
        if (printed.IsRefused)
        {
            return printed;
        }

        await using var work = await database.Begin(act, ct);
        await PaperStore.KeepPrint(work, paper, address, signer is not null, printed.Value, ct);
        var first = (await PaperStore.Print(work, paper, ct))!;
        await work.Commit([], ct);
        return first;
    }

    private Outcome<byte[]> Write(Paper paper, string address, DocumentSigner? signer, DateTimeOffset at)
    {
        // A signature in a PDF file is dated to the second.
        var made = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        var document = new PaperSheet(paper, address, signer is not null).ToDocument();
        return signer is null
            ? writer.Write(document, made)
            : writer.WriteSigned(document, made, new SignatureNote(made, paper.Content.Organ.Name, $"制发{paper.Content.Title}"), signer);
    }
}
