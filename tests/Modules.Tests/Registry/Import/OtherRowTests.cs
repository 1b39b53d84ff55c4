using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>Energy figures, plans and factory inspections.</summary>
public class OtherRowTests
{
    [Theory]
    [BothDatabases]
    public async Task Energy_figures_are_kept_without_a_fact_and_replaced_when_reported_again(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System().With("CERT_NUMBER=99926EN0001R0M|AUTH_PROJ_CODE=A0901|ORG_EN_BORDER=厂区"));

        var first = await desk.Report(Row.Energy());
        var again = await desk.Report(Row.Energy().With("INTEG_EN", "801"));

        Assert.Equal(("accepted", "accepted"), (first.Answer, again.Answer));
        Assert.Equal(1, await desk.Count("registry_energy_figure"));
        Assert.Contains("801", Assert.Single((await TableDump.Of(desk.Database)).Tables["registry_energy_figure"])["fields"], StringComparison.Ordinal);
        Assert.Equal(["CertificateReported"], await desk.Kinds("99926EN0001R0M"));
    }

    [Theory]
    [BothDatabases]
    public async Task Energy_figures_of_an_unknown_certificate_are_refused(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        Assert.Equal("rejected report.unknown-certificate", (await desk.Report(Row.Energy())).Answer);
    }

    [Theory]
    [BothDatabases]
    public async Task A_plan_reported_again_replaces_the_earlier_one_and_no_plan_is_public(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var facts = await desk.Count("platform_journal");

        await desk.Report(Row.Plan());
        await desk.Report(Row.Plan().With("AUDIT_START_DATE=2026-06-15 09:00:00|AUDIT_END_DATE=2026-06-17 17:00:00"));
        await desk.Report(Row.FactoryPlan().With("AUDIT_START_DATE=2026-06-08 09:00:00|AUDIT_END_DATE=2026-06-08 17:00:00"));

        var plans = (await TableDump.Of(desk.Database)).Tables["registry_audit_plan"];
        Assert.Equal(["102010", "202010"], plans.Select(p => p["template"]).Order(StringComparer.Ordinal));
        Assert.Equal("2026-06-15T01:00:00.000000Z", plans.Single(p => p["template"] == "102010")["starts_at"]);
        Assert.Equal(facts, await desk.Count("platform_journal"));
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_plan_number_of_two_bodies_is_two_plans(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);

        await desk.Report(Row.Plan());
        await desk.Report(ImportDesk.Today, ImportDesk.Two, Row.Plan().With("ORG_NAME", "海岱重工有限公司"));

        Assert.Equal(2, await desk.Count("registry_audit_plan"));
    }

    [Theory]
    [BothDatabases]
    public async Task An_inspection_is_a_fact_once_and_again_when_its_days_change(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var before = await desk.Count("platform_journal");

        await desk.Report(Row.Inspection());
        await desk.Report(Row.Inspection().With("FAC_INSPECT_DAYS", "3"));
        var repeated = await desk.Count("platform_journal");
        await desk.Report(Row.Inspection().With("AUDIT_END_DATE", "2026-05-13"));

        Assert.Equal(before + 1, repeated);
        Assert.Equal(before + 2, await desk.Count("platform_journal"));
        Assert.Equal(1, await desk.Count("registry_factory_inspection"));
    }
}
