using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Draws;

/// <summary>Draws and their parties.</summary>
internal static class DrawStore
{
    private const string Columns =
        """
        d.id, d.code, d.campaign, d.number, d.organ_region, d.organ_name, d.state, d.drawer, d.drawer_name, d.witness, d.witness_name, d.not_before, d.reveal_by,
        d.beacon, d.fallback, d.replaces, d.replaces_why, d.plan, d.plan_hash, d.frozen_at, d.beacon_evidence, d.seed, d.held_at, d.result, d.seal_salt,
        d.opened_at, d.void_why, d.version
        """;

    // Without the plan and the bundle, which a list does not show.
    private const string Short =
        """
        d.id, d.code, d.campaign, d.number, d.organ_region, d.organ_name, d.state, d.drawer, d.drawer_name, d.witness, d.witness_name, d.not_before, d.reveal_by,
        d.beacon, d.fallback, d.replaces, d.replaces_why, d.plan_hash, d.frozen_at, d.held_at, d.seal_salt, d.opened_at, d.void_why, d.version
        """;

    private const string Parties = "draw, ordinal, name, role, account, secret_hash, commitment, committed_at, reveal, revealed_at, withheld";

    public static Task<IReadOnlyList<DrawRow>> List(Session session, Guid? before, int most, CancellationToken ct)
        => session.Query<DrawRow>(
            $$"""
            select {{Short}} from inspection_draw d
            where {mine inspection_draw d} and d.id < @before order by d.id desc limit @most
            """,
            new { before = before ?? Guid.AllBitsSet, most },
            ct);

    public static Task<DrawRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<DrawRow>($$"""select {{Columns}} from inspection_draw d where d.id = @id and {mine inspection_draw d}""", new { id }, ct);

    /// <summary>For everybody, and for a party that comes with its code: a draw is public from the moment its plan is frozen.</summary>
    public static Task<DrawRow?> Public(Session session, string code, CancellationToken ct)
        => session.First<DrawRow>($"select {Columns} from inspection_draw d where d.code = @code and d.plan_hash is not null", new { code }, ct);

    public static Task<IReadOnlyList<DrawRow>> PublicList(Session session, Guid? before, int most, CancellationToken ct)
        => session.Query<DrawRow>(
            $"select {Short} from inspection_draw d where d.plan_hash is not null and d.id < @before order by d.id desc limit @most", new { before = before ?? Guid.AllBitsSet, most }, ct);

    public static Task<DrawRow?> Unscoped(Session session, Guid id, CancellationToken ct)
        => session.First<DrawRow>($"select {Columns} from inspection_draw d where d.id = @id", new { id }, ct);

    /// <summary>All draws of a campaign, the first one first.</summary>
    public static Task<IReadOnlyList<DrawRow>> OfCampaign(Session session, Guid campaign, CancellationToken ct)
        => session.Query<DrawRow>($"select {Short} from inspection_draw d where d.campaign = @campaign order by d.number", new { campaign }, ct);

    public static Task Add(Work work, DrawRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_draw (id, code, campaign, number, organ_region, organ_name, state, drawer, drawer_name, witness, witness_name, not_before, reveal_by,
              beacon, fallback, replaces, replaces_why, version)
            values (@Id, @Code, @Campaign, @Number, @OrganRegion, @OrganName, @State, @Drawer, @DrawerName, @Witness, @WitnessName, @NotBefore, @RevealBy,
              @Beacon, @Fallback, @Replaces, @ReplacesWhy, 1)
            """,
            row,
            ct);

    /// <summary>What may change after it was opened. Zero: another was faster.</summary>
    public static Task<int> Save(Work work, DrawRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_draw
            set state = @State, plan = @Plan, plan_hash = @PlanHash, frozen_at = @FrozenAt, beacon_evidence = @BeaconEvidence, seed = @Seed, held_at = @HeldAt,
                result = @Result, seal_salt = @SealSalt, opened_at = @OpenedAt, void_why = @VoidWhy, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<PartyRow>> PartiesOf(Session session, Guid draw, CancellationToken ct)
        => session.Query<PartyRow>($"select {Parties} from inspection_party where draw = @draw order by ordinal", new { draw }, ct);

    public static Task<PartyRow?> PartyWith(Session session, string secretHash, CancellationToken ct)
        => session.First<PartyRow>($"select {Parties} from inspection_party where secret_hash = @secretHash", new { secretHash }, ct);

    public static Task AddParty(Work work, PartyRow row, CancellationToken ct)
        => work.Execute(
            "insert into inspection_party (draw, ordinal, name, role, account, secret_hash) values (@Draw, @Ordinal, @Name, @Role, @Account, @SecretHash)", row, ct);

    /// <summary>Zero: it has committed already.</summary>
    public static Task<int> Commit(Work work, PartyRow row, CancellationToken ct)
        => work.Execute(
            "update inspection_party set commitment = @Commitment, committed_at = @CommittedAt where draw = @Draw and ordinal = @Ordinal and commitment is null", row, ct);

    /// <summary>Zero: it has revealed already.</summary>
    public static Task<int> Reveal(Work work, PartyRow row, CancellationToken ct)
        => work.Execute(
            "update inspection_party set reveal = @Reveal, revealed_at = @RevealedAt where draw = @Draw and ordinal = @Ordinal and reveal is null and withheld is null", row, ct);

    public static Task<int> Withhold(Work work, PartyRow row, CancellationToken ct)
        => work.Execute("update inspection_party set withheld = @Withheld where draw = @Draw and ordinal = @Ordinal and reveal is null", row, ct);

    /// <summary>A lost link is replaced by a new one until its party has committed.</summary>
    public static Task<int> NewSecret(Work work, PartyRow row, CancellationToken ct)
        => work.Execute("update inspection_party set secret_hash = @SecretHash where draw = @Draw and ordinal = @Ordinal and account is null and commitment is null", row, ct);

    /// <summary>Who froze plans when, with the campaign's matters: counted by <see cref="DrawReading"/>.</summary>
    public static Task<IReadOnlyList<FrozenPlanRow>> Frozen(Session session, CancellationToken ct)
        => session.Query<FrozenPlanRow>(
            """
            select d.organ_name, d.frozen_at, d.state, m.items from inspection_draw d join inspection_campaign m on m.id = d.campaign
            where d.frozen_at is not null order by d.frozen_at desc limit 10000
            """,
            null,
            ct);
}

internal sealed record FrozenPlanRow
{
    public string OrganName { get; init; } = string.Empty;

    public DateTimeOffset FrozenAt { get; init; }

    public string State { get; init; } = string.Empty;

    public string Items { get; init; } = "[]";
}
