using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Policies;

internal static class PolicyStore
{
    private const string PolicyColumns =
        "p.id, p.number, p.title, p.issuer, p.issued_on, p.region, p.organ_region, p.organ_name, p.adopted_on, p.earlier, p.relation, p.replaced_on, p.is_demo, p.version";

    private const string MeasureColumns = "m.id, m.policy, m.ordinal, m.no, m.title, m.section, m.body, m.organ_region, m.organ_name, m.version";

    internal const string TargetColumns =
        """
        t.id, t.policy, t.measure, t.ordinal, t.name, t.baseline, t.target, t.unit, t.due_year, t.comparator, t.kind, t.body, t.organ_region, t.organ_name, t.earlier,
        t.superseded_on, t.source, t.ask, t.filter, t.why, t.bound_by, t.bound_on, t.version
        """;

    private const string DutyColumns =
        "d.id, d.measure, d.unit, d.role, d.printed, d.every_of, u.name as unit_name, u.region as unit_region, u.organ_name as unit_organ";

    /// <summary>An adopted policy is public; what is done with it is not decided here.</summary>
    public static Task<IReadOnlyList<PolicyRow>> Adopted(Session session, CancellationToken ct)
        => session.Query<PolicyRow>($"select {PolicyColumns} from targets_policy p order by p.issued_on desc, p.id desc limit 500", null, ct);

    public static Task<PolicyRow?> FindAdopted(Session session, Guid id, CancellationToken ct)
        => session.First<PolicyRow>($"select {PolicyColumns} from targets_policy p where p.id = @id", new { id }, ct);

    public static Task<IReadOnlyList<PolicyRow>> List(Session session, CancellationToken ct)
        => session.Query<PolicyRow>($$"""select {{PolicyColumns}} from targets_policy p where {mine targets_policy p} order by p.issued_on desc, p.id desc limit 500""", null, ct);

    public static Task<PolicyRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<PolicyRow>($$"""select {{PolicyColumns}} from targets_policy p where p.id = @id and {mine targets_policy p}""", new { id }, ct);

    public static Task<IReadOnlyList<MeasureRow>> Measures(Session session, Guid policy, CancellationToken ct)
        => session.Query<MeasureRow>($"select {MeasureColumns} from targets_measure m where m.policy = @policy order by m.ordinal", new { policy }, ct);

    public static Task<IReadOnlyList<DutyRow>> Duties(Session session, Guid policy, CancellationToken ct)
        => session.Query<DutyRow>(
            $"""
            select {DutyColumns} from targets_duty d join targets_unit u on u.id = d.unit join targets_measure m on m.id = d.measure
            where m.policy = @policy order by m.ordinal, case d.role when 'lead' then 0 when 'participant' then 1 else 2 end, d.id
            """,
            new { policy },
            ct);

    public static Task<IReadOnlyList<TargetRow>> Targets(Session session, Guid policy, CancellationToken ct)
        => session.Query<TargetRow>($"select {TargetColumns} from targets_indicator t where t.policy = @policy order by t.ordinal", new { policy }, ct);

    public static Task<IReadOnlyList<TargetRow>> OpenTargets(Session session, CancellationToken ct)
        => session.Query<TargetRow>(
            $$"""
            select {{TargetColumns}} from targets_indicator t join targets_policy p on p.id = t.policy
            where {mine targets_policy p} and p.replaced_on is null and t.superseded_on is null order by p.issued_on desc, p.id desc, t.ordinal
            """,
            null,
            ct);

    public static Task<TargetRow?> FindTarget(Session session, Guid id, CancellationToken ct)
        => session.First<TargetRow>($"select {TargetColumns} from targets_indicator t where t.id = @id", new { id }, ct);

    public static Task<IReadOnlyList<SubsidyRow>> Subsidies(Session session, Guid policy, CancellationToken ct)
        => session.Query<SubsidyRow>(
            "select s.id, s.policy, s.measure, s.ordinal, s.beneficiary, s.amount_fen, s.limits, s.form, s.body from targets_subsidy s where s.policy = @policy order by s.ordinal", new { policy }, ct);

    public static Task Add(Work work, PolicyRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_policy (id, number, title, issuer, issued_on, region, organ_region, organ_name, adopted_on, earlier, relation, is_demo, version)
            values (@Id, @Number, @Title, @Issuer, @IssuedOn, @Region, @OrganRegion, @OrganName, @AdoptedOn, @Earlier, @Relation, @IsDemo, 1)
            """,
            row,
            ct);

    public static Task Add(Work work, MeasureRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_measure (id, policy, ordinal, no, title, section, body, organ_region, organ_name, version)
            values (@Id, @Policy, @Ordinal, @No, @Title, @Section, @Body, @OrganRegion, @OrganName, 1)
            """,
            row,
            ct);

    public static Task Add(Work work, DutyRow row, CancellationToken ct)
        => work.Execute(
            "insert into targets_duty (id, measure, unit, role, printed, every_of) values (@Id, @Measure, @Unit, @Role, @Printed, @EveryOf)", row, ct);

    public static Task Add(Work work, TargetRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_indicator (id, policy, measure, ordinal, name, baseline, target, unit, due_year, comparator, kind, body, organ_region, organ_name, earlier, version)
            values (@Id, @Policy, @Measure, @Ordinal, @Name, @Baseline, @Target, @Unit, @DueYear, @Comparator, @Kind, @Body, @OrganRegion, @OrganName, @Earlier, 1)
            """,
            row,
            ct);

    public static Task Add(Work work, SubsidyRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_subsidy (id, policy, measure, ordinal, beneficiary, amount_fen, limits, form, body)
            values (@Id, @Policy, @Measure, @Ordinal, @Beneficiary, @AmountFen, @Limits, @Form, @Body)
            """,
            row,
            ct);

    /// <summary>The program itself: everything that is adopted now belongs to the demo.</summary>
    public static Task MarkDemo(Work work, CancellationToken ct) => work.Execute("update targets_policy set is_demo = @yes", new { yes = true }, ct);

    /// <summary>The unit of that name in a region; made when it is named for the first time.</summary>
    public static async Task<Guid> UnitOf(Work work, string region, string name, Guid fresh, CancellationToken ct)
    {
        await work.Execute(
            "insert into targets_unit (id, region, name, version) values (@fresh, @region, @name, 1) on conflict (region, name) do nothing", new { fresh, region, name }, ct);
        return await work.First<Guid>("select id from targets_unit where region = @region and name = @name", new { region, name }, ct);
    }

    public static Task Supersede(Work work, IEnumerable<Guid> targets, DateOnly on, CancellationToken ct)
        => work.Execute("""update targets_indicator set superseded_on = @on, version = version + 1 where id in ({ids})""", new { ids = Session.Ids(targets), on }, ct);

    /// <summary>The earlier policy is out of force from that day on, and with it all its targets.</summary>
    public static async Task Replace(Work work, Guid policy, DateOnly on, CancellationToken ct)
    {
        await work.Execute("update targets_policy set replaced_on = @on, version = version + 1 where id = @policy", new { policy, on }, ct);
        await work.Execute("update targets_indicator set superseded_on = @on, version = version + 1 where policy = @policy and superseded_on is null", new { policy, on }, ct);
    }

    public static Task<int> Bind(Work work, TargetRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_indicator
            set source = @Source, ask = @Ask, filter = @Filter, why = @Why, bound_by = @BoundBy, bound_on = @BoundOn, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
