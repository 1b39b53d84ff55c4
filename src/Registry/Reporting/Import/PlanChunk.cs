using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>Announced audits (102010) and factory inspections (202010). Not public: an announced visit is no news for the visited.</summary>
internal sealed class PlanChunk(CertificationBody body) : IChunk
{
    private static readonly BulkTable Table = new(
        "registry_audit_plan",
        ["body", "plan_no", "template", "starts_at", "ends_at", "region", "fields"],
        ["body", "template", "plan_no"]);

    private readonly Dictionary<string, object?[]> plans = new(StringComparer.Ordinal);

    public List<JournalEntry> Facts { get; } = [];

    public Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct) => Task.CompletedTask;

    public RowAnswer Decide(RowReading reading, int line)
    {
        var plan = (ReportedAuditPlan)reading.Content!;
        if (plan.BodyApprovalNo is { } reported && reported != body.ApprovalNo)
        {
            return new RowAnswer(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(ReportRefusals.AnothersRow(reported, body.ApprovalNo))]);
        }

        // A plan reported again replaces the earlier one: audits are moved all the time.
        plans[plan.PlanNo] =
        [
            body.Id, plan.PlanNo, plan.TemplateNo, BeijingTime.Instant(plan.From), BeijingTime.Instant(plan.To),
            plan.Auditee.Region?.Value, plan.UndisclosedJson,
        ];
        return new RowAnswer(reading.Row, line, null, reading.Findings);
    }

    public Task Save(Work work, CancellationToken ct) => work.Upsert(Table, [.. plans.Values], ct);
}

/// <summary>Results of factory inspections (204010).</summary>
internal sealed class FactoryInspectionChunk(CertificationBody body) : IChunk
{
    private static readonly BulkTable Table = new(
        "registry_factory_inspection",
        ["body", "plan_no", "starts_on", "ends_on", "result", "content", "fields"],
        ["body", "plan_no"]);

    private readonly Dictionary<string, object?[]> inspections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactoryInspected> inspected = new(StringComparer.Ordinal);

    public List<JournalEntry> Facts { get; } = [];

    public async Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct)
    {
        var known = await work.Query<(string PlanNo, DateOnly From, DateOnly To)>(
            "select plan_no, starts_on, ends_on from registry_factory_inspection where body = @body and plan_no in ({keys})",
            new { body = body.Id, keys = Session.Keys(rows.Cast<ReportedFactoryInspection>().Select(r => r.PlanNo).Distinct()) },
            ct);
        foreach (var (planNo, from, to) in known)
        {
            inspected[planNo] = new FactoryInspected(planNo, from, to);
        }
    }

    public RowAnswer Decide(RowReading reading, int line)
    {
        var row = (ReportedFactoryInspection)reading.Content!;
        inspections[row.PlanNo] =
            [body.Id, row.PlanNo, row.From, row.To, row.Conclusion, row.PublicJson, row.UndisclosedJson];
        var fact = new FactoryInspected(row.PlanNo, row.From, row.To);
        if (inspected.GetValueOrDefault(row.PlanNo) != fact)
        {
            inspected[row.PlanNo] = fact;
            Facts.Add(JournalEntry.Public(body.Id, fact));
        }

        return new RowAnswer(reading.Row, line, null, reading.Findings);
    }

    public Task Save(Work work, CancellationToken ct) => work.Upsert(Table, [.. inspections.Values], ct);
}
