using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Platform.Papers;

/// <summary>Issues papers and says what became of them. Issuing happens in the transaction of the act that the paper announces.</summary>
public sealed class PaperRegister(DocumentFonts fonts)
{
    /// <summary>
    /// Gives the draft its number and keeps it. Signed at the time of the act; the Beijing day of that is the day on the paper. After a
    /// refusal the caller must not commit.
    /// </summary>
    public async Task<Outcome<Paper>> Issue(Work work, PaperDraft draft, CancellationToken ct)
    {
        if (draft.Objection(fonts) is { } objection)
        {
            return objection;
        }

        var old = draft.Supersedes is { } id ? await PaperStore.Find(work, id, ct) : null;
        if (draft.Supersedes is not null && await SupersedingObjection(work, old, draft, ct) is { } barred)
        {
            return barred;
        }

        var number = await DocumentNumbers.Take(work, draft.Organ.Mark, PaperForm.Of(draft.Kind).NumberType, ct);
        if (number.IsRefused)
        {
            return number.Refusal;
        }

        var content = Content(draft, number.Value, old, work.Act.At);
        var text = content.Write();
        var paper = new Paper(Guid.CreateVersion7(work.Act.At), content, text, Paper.DigestOf(text));
        return await PaperStore.Add(work, paper, draft.Supersedes, ct) ? paper : PaperRefusals.AlreadySuperseded(old!.Number, "另一份文书");
    }

    public static Task<Paper?> Find(Session session, Guid id, CancellationToken ct) => PaperStore.Find(session, id, ct);

    public static Task<Paper?> Numbered(Session session, string number, CancellationToken ct) => PaperStore.ByNumber(session, number, ct);

    /// <summary>What the public check address shows. Null: no organ of this installation issued such a paper.</summary>
    public static async Task<PaperStanding?> Standing(Session session, string number, CancellationToken ct)
    {
        if (await PaperStore.ByNumber(session, number, ct) is not { } paper)
        {
            return null;
        }

        var entry = await NumberStore.Find(session, number, ct);
        var successor = await PaperStore.Successor(session, paper.Id, ct);
        return new PaperStanding(
            number, paper.Content.Title, paper.Content.Organ.Name, paper.Content.IssuedOn, paper.Digest, successor?.Number, entry?.VoidReason);
    }

    private static async Task<Refusal?> SupersedingObjection(Session session, Paper? old, PaperDraft draft, CancellationToken ct)
    {
        if (old is null)
        {
            return PaperRefusals.UnknownPaper();
        }

        if (old.Content.Organ.Code != draft.Organ.Code)
        {
            return PaperRefusals.OtherOrgan(old.Number, old.Content.Organ.Name);
        }

        return await PaperStore.Successor(session, old.Id, ct) is { } successor ? PaperRefusals.AlreadySuperseded(old.Number, successor.Number) : null;
    }

    private static PaperContent Content(PaperDraft draft, DocumentNumber number, Paper? old, DateTimeOffset at) => new()
    {
        Number = number.Text,
        Version = (old?.Content.Version ?? 0) + 1,
        Kind = draft.Kind,
        Title = draft.TitleOrDefault,
        Organ = draft.Organ,
        Region = draft.Region.Value,
        Line = draft.Line,
        Parties = draft.Parties,
        Body = draft.Body,
        Fields = draft.Fields,
        Attachments = draft.Attachments,
        CreatedBy = draft.CreatedBy,
        SignedBy = draft.SignedBy,
        SignedAt = at,
        IssuedOn = BusinessCalendar.DateIn(at),
        Publicity = draft.Publicity,
        PublicityBasis = draft.PublicityBasis,
        Retention = draft.Retention,
        Supersedes = old?.Number,
        IsDemo = draft.IsDemo,
    };
}
