using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Papers;

internal static class PaperStore
{
    private const string Columns = "id, digest, content";

    /// <summary>False: another paper took its place first.</summary>
    public static async Task<bool> Add(Work work, Paper paper, Guid? supersedes, CancellationToken ct)
        => await work.Execute(
            """
            insert into platform_paper (id, number, kind, organ, region, line, title, version, publicity, signed_at, supersedes, digest, content)
            values (@Id, @Number, @kind, @organ, @Region, @Line, @Title, @Version, @publicity, @SignedAt, @supersedes, @Digest, @Text)
            on conflict (supersedes) do nothing
            """,
            new
            {
                paper.Id, paper.Number, kind = paper.Content.Kind.ToString(), organ = paper.Content.Organ.Code, paper.Content.Region, paper.Content.Line,
                paper.Content.Title, paper.Content.Version, publicity = paper.Content.Publicity.ToString(), paper.Content.SignedAt, supersedes,
                paper.Digest, paper.Text,
            },
            ct) == 1;

    public static async Task<Paper?> Find(Session session, Guid id, CancellationToken ct)
        => Of(await session.First<PaperRow>($"select {Columns} from platform_paper where id = @id", new { id }, ct));

    public static async Task<Paper?> ByNumber(Session session, string number, CancellationToken ct)
        => Of(await session.First<PaperRow>($"select {Columns} from platform_paper where number = @number", new { number }, ct));

    public static async Task<Paper?> Successor(Session session, Guid id, CancellationToken ct)
        => Of(await session.First<PaperRow>($"select {Columns} from platform_paper where supersedes = @id", new { id }, ct));

    public static Task<IReadOnlyList<ListedPaper>> Of(Session session, string region, Guid? after, int most, CancellationToken ct)
        => session.Query<ListedPaper>(
            """
            select p.id, p.number, p.title, p.signed_at, p.publicity, n.void_reason
            from platform_paper p join platform_paper_number n on n.text = p.number
            where p.region = @region and (@first = @yes or (p.signed_at, p.id) < (select signed_at, id from platform_paper where id = @after))
            order by p.signed_at desc, p.id desc limit @most
            """,
            new { region, first = after is null, after = after ?? Guid.Empty, most, yes = true },
            ct);

    public static Task<byte[]?> Print(Session session, Guid paper, CancellationToken ct)
        => session.First<byte[]>("select pdf from platform_paper_print where paper = @paper", new { paper }, ct);

    public static Task KeepPrint(Work work, Guid paper, string address, bool isSigned, byte[] pdf, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_paper_print (paper, made_at, address, is_signed, pdf) values (@paper, @at, @address, @isSigned, @pdf)
            on conflict (paper) do nothing
            """,
            new { paper, at = work.Act.At, address, isSigned, pdf },
            ct);

    private static Paper? Of(PaperRow? row) => row is null ? null : new Paper(row.Id, PaperContent.Read(row.Content), row.Content, row.Digest);

    private sealed record PaperRow
    {
        public Guid Id { get; init; }

        public string Digest { get; init; } = "";

        public string Content { get; init; } = "";
    }
}
