using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Papers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Papers;

public class PaperTests
{
    private static readonly PaperRegister Register = new(DocumentFonts.Shipped);

    [Theory]
    [BothDatabases]
    public async Task A_paper_of_each_kind_gets_a_number_of_its_own_series_and_comes_back_as_it_was(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            var issued = (await Issue(database, GivenPaper.Of(kind))).Value;

            await using var session = await database.Database.Read(CancellationToken.None);
            var found = (await PaperRegister.Find(session, issued.Id, CancellationToken.None))!;
            Assert.EndsWith("〔2026〕1号", issued.Number, StringComparison.Ordinal);
            Assert.Equal((issued.Text, issued.Digest, issued.Number), (found.Text, found.Digest, found.Number));
            Assert.Equal(found.Text, found.Content.Write());
            Assert.Equal(found.Digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found.Text))));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task The_database_lets_nobody_change_or_remove_a_paper(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await Issue(database, GivenPaper.Of(PaperKind.SuspensionOrder));

        foreach (var sql in new[] { "update platform_paper set title = '改'", "delete from platform_paper" })
        {
            await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
            await Assert.ThrowsAnyAsync<DbException>(() => work.Execute(sql, null, CancellationToken.None));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_correction_is_a_new_paper_and_the_old_one_says_so(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var old = (await Issue(database, GivenPaper.Of(PaperKind.SuspensionOrder))).Value;

        var corrected = (await Issue(database, GivenPaper.Of(PaperKind.SuspensionOrder) with { Supersedes = old.Id })).Value;

        await using var session = await database.Database.Read(CancellationToken.None);
        var before = (await PaperRegister.Standing(session, old.Number, CancellationToken.None))!;
        var now = (await PaperRegister.Standing(session, corrected.Number, CancellationToken.None))!;
        Assert.Equal((false, corrected.Number, old.Digest), (before.Stands, before.SupersededBy, before.Digest));
        Assert.Equal((true, 2, old.Number), (now.Stands, corrected.Content.Version, corrected.Content.Supersedes));
    }

    [Theory]
    [BothDatabases]
    public async Task A_paper_is_superseded_once_by_its_own_organ_and_a_refusal_costs_no_number(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var draft = GivenPaper.Of(PaperKind.SuspensionOrder);
        var old = (await Issue(database, draft)).Value;
        await Issue(database, draft with { Supersedes = old.Id });

        var second = await Issue(database, draft with { Supersedes = old.Id });
        var stranger = await Issue(database, draft with { Supersedes = old.Id, Organ = GivenPaper.Organ with { Code = "11370100YY0000017B" } });
        var unknown = await Issue(database, draft with { Supersedes = Guid.Empty });

        Assert.Equal(
            ["platform.paper.already-superseded", "platform.paper.other-organ", "platform.paper.unknown"],
            [second.Refusal.Code, stranger.Refusal.Code, unknown.Refusal.Code]);
        Assert.EndsWith("〔2026〕3号", (await Issue(database, draft)).Value.Number, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task Of_many_corrections_at_once_one_stands(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var draft = GivenPaper.Of(PaperKind.SupervisionLetter);
        var old = (await Issue(database, draft)).Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Issue(database, draft with { Supersedes = old.Id }))));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal("platform.paper.already-superseded", outcome.Refusal.Code));
        await using var session = await database.Database.Read(CancellationToken.None);
        Assert.Equal([1, 2], (await DocumentNumbers.Series(session, "鲁市监认", "督办", 2026, CancellationToken.None)).Select(entry => entry.Serial));
    }

    [Theory]
    [BothDatabases]
    public async Task A_paper_whose_number_was_voided_no_longer_stands(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var paper = (await Issue(database, GivenPaper.Of(PaperKind.SupervisionLetter))).Value;
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await DocumentNumbers.Void(work, paper.Number, "误发", CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        await using var session = await database.Database.Read(CancellationToken.None);
        var standing = (await PaperRegister.Standing(session, paper.Number, CancellationToken.None))!;
        Assert.Equal((false, "误发"), (standing.Stands, standing.VoidReason));
        Assert.Null(await PaperRegister.Standing(session, "没有〔2026〕1号", CancellationToken.None));
    }

    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_part_that_a_kind_requires_is_asked_for(PaperKind kind)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var draft = GivenPaper.Of(kind);

        foreach (var part in PaperForm.Of(kind).Parts)
        {
            var without = draft with { Body = [.. draft.Body.Where(paragraph => paragraph.Part != part)] };
            Assert.Equal("platform.paper.part-missing", (await Issue(database, without)).Refusal.Code);
        }

        foreach (var label in PaperForm.Of(kind).Fields)
        {
            var without = draft with { Fields = [.. draft.Fields.Where(field => field.Label != label)] };
            Assert.Equal("platform.paper.field-missing", (await Issue(database, without)).Refusal.Code);
        }

        if (PaperForm.Of(kind).HasAddressee)
        {
            Assert.Equal("platform.paper.no-addressee", (await Issue(database, draft with { Parties = [] })).Refusal.Code);
        }
    }

    [Fact]
    public async Task What_cannot_be_printed_or_read_is_refused_before_a_number_is_taken()
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        var draft = GivenPaper.Of(PaperKind.SupervisionLetter);
        var refused = new[]
        {
            draft with { PublicityBasis = " " },
            draft with { Body = [.. draft.Body, .. Enumerable.Repeat(new PaperParagraph(PaperPart.Closing, "。"), 200)] },
            draft with { Body = [.. draft.Body, new PaperParagraph(PaperPart.Closing, new string('字', 50_000))] },
            draft with { Body = [.. draft.Body, new PaperParagraph(PaperPart.Closing, "\U0002FFFD")] },
        };

        foreach (var (one, code) in refused.Zip(["platform.paper.no-publicity-basis", "platform.paper.too-long", "platform.paper.too-long", "platform.document.no-glyph"]))
        {
            Assert.Equal(code, (await Issue(database, one)).Refusal.Code);
        }

        Assert.EndsWith("〔2026〕1号", (await Issue(database, draft)).Value.Number, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "一、")]
    [InlineData(1, 10, "十、")]
    [InlineData(2, 12, "（十二）")]
    [InlineData(2, 20, "（二十）")]
    [InlineData(1, 99, "九十九、")]
    [InlineData(3, 3, "3．")]
    [InlineData(0, 0, "")]
    public void Paragraphs_are_numbered_as_officials_number_them(int depth, int number, string expected)
        => Assert.Equal(expected, PaperSheet.Numbered(depth, number));

    internal static async Task<Outcome<Paper>> Issue(TestDatabase database, PaperDraft draft)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        var outcome = await Register.Issue(work, draft, CancellationToken.None);
        if (!outcome.IsRefused)
        {
            await work.Commit([], CancellationToken.None);
        }

        return outcome;
    }
}
