using System.Text;
using System.Text.Json;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>Where a frozen plan stands in the ledger, and since when a quorum of witnesses has seen it.</summary>
public sealed record PlanPlace(long Index, long Size, DateTimeOffset Since);

/// <summary>One task with its team, for the page of a draw.</summary>
public sealed record DrawnTask(TaskRow Task, IReadOnlyList<MemberRow> Team);

/// <summary>
/// A draw with everything that its ceremony shows. Selection and tasks are there once it is held; whoever may not see a sealed list asks
/// <see cref="DrawRow.IsShown"/> first.
/// </summary>
public sealed record DrawView(
    DrawRow Draw, CampaignRow Campaign, IReadOnlyList<PartyRow> Parties, int Subjects, IReadOnlyList<(string Reason, int Count)> Exclusions, int Candidates, PlanPlace? Place, bool HasBeacon,
    DrawPlan? Plan, IReadOnlyList<StratumResult> Strata, IReadOnlyList<DrawnTask> Tasks);

/// <summary>How many plans an authority froze for a matter in a month (yyyy-MM), and how many of them came to no draw.</summary>
public sealed record FrozenCount(string OrganName, string Month, string Item, int Plans, int Void);

/// <summary>What pages show of draws.</summary>
public sealed class DrawReading(Database database, IWitnessedFacts ledger)
{
    public async Task<IReadOnlyList<DrawRow>> List(Guid? before, int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await DrawStore.List(session, before, most, ct);
    }

    public async Task<DrawView?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        DrawRow? row;
        await using (var session = await database.Read(mandate.Scope, ct))
        {
            row = await DrawStore.Find(session, id, ct);
        }

        return row is null ? null : await View(row, ct);
    }

    public async Task<TaskRow?> TaskOf(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await TaskStore.Find(session, id, ct);
    }

    public async Task<IReadOnlyList<DrawRow>> PublicList(Guid? before, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await DrawStore.PublicList(session, before, most, ct);
    }

    /// <summary>A draw is public from the moment its plan is frozen.</summary>
    public async Task<DrawView?> Public(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await DrawStore.Public(session, code, ct) is { } row ? await View(row, ct) : null;
    }

    /// <summary>The draw and the party of a link; null where the code is not or no longer known.</summary>
    public async Task<(DrawRow Draw, PartyRow Party)? > OfLink(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await DrawStore.PartyWith(session, DrawTaking.Hash(code), ct) is { } party ? ((await DrawStore.Unscoped(session, party.Draw, ct))!, party) : null;
    }

    /// <summary>The published bundle: canonical JSON to the last byte; of a sealed draw the plan, its freezing and the seal. Null until it is held.</summary>
    public async Task<byte[]?> Bundle(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await DrawStore.Public(session, code, ct) is not { Result: { } result } row ? null
            : row.IsShown ? Encoding.UTF8.GetBytes(result)
            : Sealed(DrawBundle.Parse(Encoding.UTF8.GetBytes(result)).Value);
    }

    /// <summary>The list of subjects, a leaf a line, where it is too long for the bundle; null while it may not be shown.</summary>
    public async Task<byte[]?> Lines(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        if (await DrawStore.Public(session, code, ct) is not { IsShown: true } row)
        {
            return null;
        }

        var subjects = await ListStore.SubjectsOf(session, row.Id, ct);
        return [.. subjects.SelectMany(one => (byte[])[.. one.Leaf.ToBytes(), (byte)'\n'])];
    }

    /// <summary>A firm's own leaf with its place and path: what it needs to check its ticket by itself.</summary>
    public async Task<Outcome<DisclosedLeaf>> Own(string code, string subject, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        if (await DrawStore.Public(session, code, ct) is not { IsShown: true } row)
        {
            return DrawRefusals.NotShown();
        }

        var id = subject.Trim().ToUpperInvariant();
        var pool = SubjectPool.Of((await ListStore.SubjectsOf(session, row.Id, ct)).Select(one => one.Leaf)).Value;
        return pool.Find(id) is null ? DrawRefusals.NotInList(id) : HoldDrawHandler.Disclose(pool, DrawSuite.Qd1, id);
    }

    public async Task<IReadOnlyList<FrozenCount>> Counts(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return [.. (await DrawStore.Frozen(session, ct))
            .SelectMany(row => JsonSerializer.Deserialize<List<string>>(row.Items)!
                .Select(item => (row.OrganName, Month: BusinessCalendar.DateIn(row.FrozenAt).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), Item: item, row.State)))
            .GroupBy(one => (one.OrganName, one.Month, one.Item))
            .Select(group => new FrozenCount(group.Key.OrganName, group.Key.Month, group.Key.Item, group.Count(), group.Count(one => one.State == "void")))
            .OrderByDescending(one => one.Month, StringComparer.Ordinal).ThenBy(one => one.OrganName, StringComparer.Ordinal).ThenBy(one => one.Item, StringComparer.Ordinal)];
    }

    private static byte[] Sealed(DrawBundle bundle)
        => new DrawBundle(bundle.Plan) { Frozen = bundle.Frozen, Seal = bundle.Seal! with { Salt = null } }.ToBytes().Value;

    private async Task<DrawView> View(DrawRow row, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var campaign = (await CampaignStore.Unscoped(session, row.Campaign, ct))!;
        var parties = await DrawStore.PartiesOf(session, row.Id, ct);
        if (row.Plan is null)
        {
            return new DrawView(row, campaign, parties, 0, [], 0, null, false, null, [], []);
        }

        var plan = DrawPlan.Parse(Encoding.UTF8.GetBytes(row.Plan)).Value;
        var excluded = (await ListStore.ExcludedOf(session, row.Id, ct)).Select(one => (one.Reason, (int)one.Count)).ToList();
        var seen = await ledger.Find(row.Id, nameof(DrawFrozen), FrozenDraw.LogOf(row), DateTimeOffset.UnixEpoch, ct);
        var beacon = row.State == "frozen" && !(await BeaconReading.Of(row, ledger, ct)).IsRefused;
        var strata = row.Result is { } result ? DrawBundle.Parse(Encoding.UTF8.GetBytes(result)).Value.Strata : [];
        var teams = (await TaskStore.TeamsOf(session, row.Id, ct)).ToLookup(one => one.Task);
        List<DrawnTask> tasks = [.. (await TaskStore.OfDraw(session, row.Id, ct)).Select(task => new DrawnTask(task, [.. teams[task.Id]]))];
        return new DrawView(
            row, campaign, parties, plan.Subjects.Count, excluded, plan.Inspectors?.Count ?? 0, seen is null ? null : new(seen.Index, seen.Size, seen.Since), beacon, plan, strata, tasks);
    }
}
