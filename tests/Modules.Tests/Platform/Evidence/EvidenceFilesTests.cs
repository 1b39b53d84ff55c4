using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Evidence;

public class EvidenceFilesTests
{
    [Theory]
    [BothDatabases]
    public async Task A_row_says_what_was_handed_in_by_whom(Dialect dialect)
    {
        await using var desk = await EvidenceDesk.Open(dialect);

        var kept = (await desk.Keep(GivenEvidence.Png, "现场.png")).Value;

        await using var session = await desk.Database.Database.Read(CancellationToken.None);
        var found = await EvidenceFiles.Find(session, kept.Id, CancellationToken.None);
        Assert.Equal(kept, found);
        Assert.Equal((TrustClass.C, "CNCA-R-2002-001", "370100", "zhao", EvidenceKind.Png), (found!.Trust, found.Owner, found.Region, found.UploadedBy, found.Kind));
        Assert.Equal([kept], await EvidenceFiles.OfSubject(session, EvidenceDesk.Order, CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_content_is_stored_once_and_handed_in_twice(Dialect dialect)
    {
        await using var desk = await EvidenceDesk.Open(dialect);

        var first = (await desk.Keep(GivenEvidence.Text, "甲.txt")).Value;
        var second = (await desk.Keep(GivenEvidence.Text, "乙.csv")).Value;

        Assert.NotEqual(first.Id, second.Id);
        Assert.Single(desk.OnDisk);
        Assert.Equal((2, 1), (await desk.Rows(), (await TableDump.Of(desk.Database)).Tables["platform_evidence_content"].Count));
    }

    [Theory]
    [BothDatabases]
    public async Task A_matter_takes_as_many_files_as_it_may_even_when_they_come_at_once(Dialect dialect)
    {
        await using var desk = await EvidenceDesk.Open(dialect);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.Keep(System.Text.Encoding.UTF8.GetBytes($"第{i}份"), $"{i}.txt"))));
        var elsewhere = await desk.Keep(GivenEvidence.Text, "a.txt", subject: Guid.Empty);

        Assert.Equal(3, outcomes.Count(outcome => !outcome.IsRefused));
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal("platform.evidence.too-many", outcome.Refusal.Code));
        Assert.False(elsewhere.IsRefused);
        Assert.Equal((4, 4), (await desk.Rows(), desk.OnDisk.Count));
    }

    [Fact]
    public async Task A_file_may_be_as_long_as_the_limit_and_no_byte_longer()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var purpose = GivenEvidence.Purpose with { MostBytes = GivenEvidence.Text.Length };

        Assert.False((await desk.Keep(GivenEvidence.Text, "a.txt", purpose: purpose)).IsRefused);
        Assert.Equal("platform.evidence.too-large", (await desk.Keep([.. GivenEvidence.Text, (byte)'a'], "a.txt", purpose: purpose)).Refusal.Code);
        Assert.Single(desk.OnDisk);
    }

    [Fact]
    public async Task A_purpose_may_take_some_kinds_only()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var photos = new EvidencePurpose("photo", 3, 1000, EvidenceKind.Png, EvidenceKind.Jpeg);

        Assert.False((await desk.Keep(GivenEvidence.Png, "a.png", purpose: photos)).IsRefused);
        Assert.Equal("platform.evidence.not-for-purpose", (await desk.Keep(GivenEvidence.Pdf, "a.pdf", purpose: photos)).Refusal.Code);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);

        Assert.Equal("platform.evidence.unknown", (await desk.Files.Open(Guid.Empty, CancellationToken.None)).Refusal.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_crash_before_the_row_leaves_an_orphan_that_the_sweep_removes(Dialect dialect)
    {
        await using var desk = await EvidenceDesk.Open(dialect);
        var kept = (await desk.Keep(GivenEvidence.Pdf, "a.pdf")).Value;
        var orphan = Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Folder, "ab")).FullName, new string('c', 62));
        await File.WriteAllTextAsync(orphan, "orphan");

        var swept = await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None);

        Assert.Equal((1, 0, 0), (swept.Orphans, swept.Abandoned, swept.Missing.Count));
        Assert.EndsWith(kept.Digest[2..], Assert.Single(desk.OnDisk), StringComparison.Ordinal);
        Assert.Single((await TableDump.Of(desk.Database)).Tables["platform_evidence_content"]);
    }

    [Fact]
    public async Task An_orphan_that_is_handed_in_again_is_no_orphan()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var kept = (await desk.Keep(GivenEvidence.Pdf, "a.pdf")).Value;
        var path = desk.OnDisk[0];
        await using (var work = await desk.Database.Database.Begin(desk.Database.Act(), CancellationToken.None))
        {
            await work.Execute("delete from platform_evidence", null, CancellationToken.None);
            await work.Execute("delete from platform_evidence_content", null, CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        var again = (await desk.Keep(GivenEvidence.Pdf, "b.pdf")).Value;
        var swept = await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None);

        Assert.Equal((kept.Digest, 0, path), (again.Digest, swept.Orphans, Assert.Single(desk.OnDisk)));
    }

    [Fact]
    public async Task The_sweep_names_what_is_missing_and_a_new_upload_heals_it()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var kept = (await desk.Keep(GivenEvidence.Pdf, "a.pdf")).Value;
        File.Delete(desk.OnDisk[0]);

        var missing = (await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None)).Missing;
        await desk.Keep(GivenEvidence.Pdf, "a.pdf");

        Assert.Equal([kept.Digest], missing);
        Assert.Empty((await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None)).Missing);
    }

    [Fact]
    public async Task An_upload_whose_process_died_is_removed_after_a_day()
    {
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite);
        var arriving = Directory.CreateDirectory(Path.Combine(desk.Folder, "arriving")).FullName;
        foreach (var (name, hours) in new[] { ("old", 25), ("new", 23) })
        {
            await File.WriteAllTextAsync(Path.Combine(arriving, name), "half");
            File.SetLastWriteTimeUtc(Path.Combine(arriving, name), desk.Database.Clock.GetUtcNow().UtcDateTime.AddHours(-hours));
        }

        var swept = await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None);

        Assert.Equal((1, "new"), (swept.Abandoned, Path.GetFileName(Assert.Single(desk.OnDisk))));
    }

    /// <summary>Handing in and sweeping at once: whatever the order, no row is left without its file.</summary>
    [Theory]
    [BothDatabases]
    public async Task A_sweep_never_takes_a_file_that_is_being_handed_in(Dialect dialect)
    {
        await using var desk = await EvidenceDesk.Open(dialect);
        var purpose = GivenEvidence.Purpose with { MostFiles = 100 };
        var sweeping = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None);
            }
        });

        for (var i = 0; i < 30; i++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes($"第{i}份");
            LayOrphan(desk.Folder, bytes);
            Assert.False((await desk.Keep(bytes, "a.txt", purpose: purpose)).IsRefused);
        }

        await sweeping;
        Assert.Empty((await desk.Files.Sweep(desk.Database.Act(), CancellationToken.None)).Missing);
        Assert.Equal(30, desk.OnDisk.Count);
    }

    /// <summary>A file that no row names, where the next upload of the same content will find it.</summary>
    private static void LayOrphan(string folder, byte[] bytes)
    {
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Directory.CreateDirectory(Path.Combine(folder, digest[..2]));
        File.WriteAllBytes(Path.Combine(folder, digest[..2], digest[2..]), bytes);
    }
}
