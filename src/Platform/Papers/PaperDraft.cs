using Zhiheng.Kernel;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Platform.Papers;

/// <summary>A paper before it has its number.</summary>
public sealed record PaperDraft
{
    private const int MostParagraphs = 200;
    private const int MostCharacters = 50_000;

    public required PaperKind Kind { get; init; }

    public required PaperOrgan Organ { get; init; }

    public required RegionCode Region { get; init; }

    public required string Line { get; init; }

    /// <summary>Null is the name of the kind.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<PaperParty> Parties { get; init; } = [];

    public IReadOnlyList<PaperParagraph> Body { get; init; } = [];

    public IReadOnlyList<PaperField> Fields { get; init; } = [];

    public IReadOnlyList<PaperAttachment> Attachments { get; init; } = [];

    public required string CreatedBy { get; init; }

    public required PaperSigner SignedBy { get; init; }

    public Publicity Publicity { get; init; } = Publicity.OnRequest;

    public string? PublicityBasis { get; init; }

    public string Retention { get; init; } = "30年";

    /// <summary>The paper this one corrects.</summary>
    public Guid? Supersedes { get; init; }

    public bool IsDemo { get; init; }

    internal string TitleOrDefault => Title ?? PaperForm.Of(Kind).Title;

    /// <summary>The first thing that keeps it from being issued, or null. Asked before a number is taken.</summary>
    internal Refusal? Objection(DocumentFonts fonts)
    {
        var form = PaperForm.Of(Kind);
        if (form.HasAddressee && !Parties.Any(party => party.Role == PartyRole.Addressee && party.Name.Length > 0))
        {
            return PaperRefusals.NoAddressee(form.Title);
        }

        foreach (var part in form.Parts.Where(part => !Body.Any(paragraph => paragraph.Part == part && !string.IsNullOrWhiteSpace(paragraph.Text))))
        {
            return PaperRefusals.PartMissing(form.Title, PaperForm.NameOf(part));
        }

        foreach (var label in form.Fields.Where(label => !Fields.Any(field => field.Label == label && !string.IsNullOrWhiteSpace(field.Value))))
        {
            return PaperRefusals.FieldMissing(form.Title, label);
        }

        if (Publicity != Publicity.Public && string.IsNullOrWhiteSpace(PublicityBasis))
        {
            return PaperRefusals.NoPublicityBasis(PaperForm.NameOf(Publicity));
        }

        if (Body.Count > MostParagraphs || Texts().Sum(text => text.Length) > MostCharacters)
        {
            return PaperRefusals.TooLong(MostParagraphs, MostCharacters);
        }

        return Texts().Select(fonts.Missing).FirstOrDefault(missing => missing is not null);
    }

    private IEnumerable<string> Texts() =>
    [
        TitleOrDefault, Organ.Name, Organ.Mark, SignedBy.Name, SignedBy.Position, .. Parties.Select(party => party.Name), .. Body.Select(paragraph => paragraph.Text),
        .. Fields.Select(field => field.Label), .. Fields.Select(field => field.Value), .. Attachments.Select(file => file.Name),
    ];
}
