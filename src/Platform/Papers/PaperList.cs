using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Papers;

/// <summary>A paper in the list of its organ.</summary>
public sealed record ListedPaper
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    public DateTimeOffset SignedAt { get; init; }

    public string Publicity { get; init; } = "";

    public string? VoidReason { get; init; }
}

/// <summary>The papers of one organ, newest first.</summary>
public sealed class PaperList(Database database)
{
    public const int PageRows = 50;

    /// <param name="region">Of the organ; an organ of a subordinate region has papers of its own.</param>
    /// <param name="after">The last paper of the page before; null begins with the newest.</param>
    public async Task<(IReadOnlyList<ListedPaper> Papers, Guid? Next)> Read(RegionCode region, Guid? after, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var rows = await PaperStore.Of(session, region.Value, after, PageRows + 1, ct);
        return ([.. rows.Take(PageRows)], rows.Count > PageRows ? rows[PageRows - 1].Id : null);
    }

    /// <summary>One paper with what became of it; null when there is none.</summary>
    public async Task<(Paper Paper, PaperStanding Standing)?> Find(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PaperStore.Find(session, id, ct) is { } paper ? (paper, (await PaperRegister.Standing(session, paper.Number, ct))!) : null;
    }

    /// <summary>What anyone learns from the number; a paper that is not public shows only that it exists and whether it stands.</summary>
    public async Task<(PaperStanding Standing, bool IsPublic)?> Check(string number, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PaperStore.ByNumber(session, number, ct) is { } paper
            ? ((await PaperRegister.Standing(session, number, ct))!, paper.Content.Publicity == Publicity.Public)
            : null;
    }
}
