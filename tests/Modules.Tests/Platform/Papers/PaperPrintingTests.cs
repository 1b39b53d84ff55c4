using System.Text;
using Zhiheng.Modules.Tests.Platform.Documents;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Papers;
using Zhiheng.Proofs.Documents;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Papers;

public class PaperPrintingTests
{
    private const string Address = "https://zhiheng.example.cn/d/7k2m9q4x0a1b2c3d";

    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>()];

    [Theory]
    [BothDatabases]
    public async Task A_signed_paper_is_proved_carries_its_content_and_stays_the_same_bytes(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var paper = (await PaperTests.Issue(database, GivenPaper.Of(PaperKind.SuspensionOrder))).Value;
        using var certificate = Given.AnEcdsaCertificate();
        var printing = new PaperPrinting(database.Database, Given.Writer);

        var first = (await printing.Print(paper.Id, Address, DocumentSigner.From(certificate), database.Act(), CancellationToken.None)).Value;
        database.Clock.Advance(TimeSpan.FromDays(400));
        var later = (await printing.Print(paper.Id, "https://elsewhere.example/", null, database.Act(), CancellationToken.None)).Value;

        Assert.Equal(first, later);
        var proof = SignedPdf.Read(first).Value;
        Assert.Equal(certificate.RawData, proof.Signer.RawData);
        Assert.Equal(("paper.json", paper.Text), (proof.Attachments[0].Name, Encoding.UTF8.GetString(proof.Attachments[0].Content.Span)));
    }

    [Theory]
    [BothDatabases]
    public async Task Two_that_print_at_once_get_the_same_bytes(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var paper = (await PaperTests.Issue(database, GivenPaper.Of(PaperKind.SupervisionLetter))).Value;
        using var certificate = Given.AnEcdsaCertificate();
        var printing = new PaperPrinting(database.Database, Given.Writer);

        var files = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            printing.Print(paper.Id, Address, DocumentSigner.From(certificate), database.Act(), CancellationToken.None))));

        Assert.All(files, file => Assert.Equal(files[0].Value, file.Value));
    }

    [Fact]
    public async Task A_paper_that_is_not_there_is_not_printed()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);

        var outcome = await new PaperPrinting(database.Database, Given.Writer).Print(Guid.Empty, Address, null, database.Act(), CancellationToken.None);

        Assert.Equal("platform.paper.unknown", outcome.Refusal.Code);
    }

    [ToolTheory("pdftotext")]
    [MemberData(nameof(Kinds))]
    public async Task Everything_a_paper_says_stands_on_its_pages(PaperKind kind)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var (paper, file) = await Printed(database, GivenPaper.Of(kind));

        var pages = Outside.Text(file).TrimEnd('\f').Split('\f');
        var run = string.Concat(string.Concat(pages.Select(WithoutMargins)).Where(c => !char.IsWhiteSpace(c)));

        string[] words =
        [
            paper.Number, paper.Content.Title, paper.Content.Organ.Name, paper.Digest, Address, "2026年6月1日", paper.Content.SignedBy.Name,
            .. paper.Content.Parties.Select(party => party.Name), .. paper.Content.Body.Select(paragraph => paragraph.Text),
            .. paper.Content.Fields.Select(field => field.Value), .. paper.Content.Attachments.Select(file => file.Name),
        ];
        Assert.All(words, word => Assert.Contains(string.Concat(word.Where(c => !char.IsWhiteSpace(c))), run, StringComparison.Ordinal));
        Assert.All(pages, (page, i) => Assert.Contains($"第{i + 1}页共{pages.Length}页", page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [ToolTheory("pdftotext")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task No_signature_stands_alone_on_a_page(int paragraphs)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var draft = GivenPaper.Of(PaperKind.SupervisionLetter);
        var filler = Enumerable.Repeat(new PaperParagraph(PaperPart.Facts, "督办事项的补充说明，用来把落款推到下一页。"), paragraphs);

        var (_, file) = await Printed(database, draft with { Body = [.. filler, .. draft.Body] });

        var signed = Outside.Text(file).TrimEnd('\f').Split('\f').Single(page => page.Contains("2026年6月1日", StringComparison.Ordinal));
        Assert.Contains("进展和理由。", signed, StringComparison.Ordinal);
    }

    [ToolFact("pdftoppm", "zbarimg")]
    public async Task The_code_leads_to_the_check_address()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var (_, file) = await Printed(database, GivenPaper.Of(PaperKind.SupervisionLetter));
        var folder = Path.Combine(database.Folder, "pages");
        Directory.CreateDirectory(folder);

        Outside.Ask(file, "pdftoppm", "-r", "150", "-png", "{}", $"{folder}/page");
        var said = string.Concat(Directory.GetFiles(folder).Select(page => Outside.Ask([], "zbarimg", "-q", "--raw", page).Said));

        Assert.Equal([Address], said.Split('\n').Where(line => line.StartsWith("https", StringComparison.Ordinal)));
    }

    [ToolFact("qpdf")]
    public async Task Qpdf_has_nothing_to_repair()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var (_, file) = await Printed(database, GivenPaper.Of(PaperKind.RevocationOrder));

        Assert.Equal(0, Outside.Ask(file, "qpdf", "--check", "{}").Code);
    }

    private static async Task<(Paper Paper, byte[] File)> Printed(TestDatabase database, PaperDraft draft)
    {
        var paper = (await PaperTests.Issue(database, draft)).Value;
        var file = (await new PaperPrinting(database.Database, Given.Writer).Print(paper.Id, Address, null, database.Act(), CancellationToken.None)).Value;
        return (paper, file);
    }

    /// <summary>Without running head and foot, which stand between the halves of a paragraph.</summary>
    private static string WithoutMargins(string page)
        => string.Join('\n', page.Split('\n').Where(line => !line.Contains("以核验网址的当前状态为准", StringComparison.Ordinal) && !line.Replace(" ", "", StringComparison.Ordinal).Contains("页共", StringComparison.Ordinal)
            && !(line.Contains('　', StringComparison.Ordinal) && line.Contains("〔2026〕1号", StringComparison.Ordinal))));
}

/// <summary>As <see cref="ToolFactAttribute"/>, for a theory.</summary>
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools) => Skip = new ToolFactAttribute(tools).Skip;
}
