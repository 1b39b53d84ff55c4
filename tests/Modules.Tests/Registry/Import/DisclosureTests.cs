using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>What the templates keep from the public, and what identifies a person, is where it belongs and nowhere else.</summary>
public class DisclosureTests
{
    private const string Identity = "11010519491231002X";

    private static readonly string[] Undisclosed = ["registry_undisclosed", "registry_team_member", "registry_energy_figure", "registry_audit_plan", "registry_factory_inspection"];

    [Theory]
    [BothDatabases]
    public async Task A_field_that_is_not_public_is_in_no_public_table_and_in_no_fact(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var marked = new List<string>();
        await desk.Report(Marked(Row.System(), "103010", marked));
        await desk.Report(Marked(Row.Compulsory(), "203010", marked));
        await desk.Report(Marked(Row.Team(), "103011", marked));
        await desk.Report(Marked(Row.Plan(), "102010", marked));
        await desk.Report(Marked(Row.FactoryPlan().With("AUDIT_START_DATE=2026-06-08 09:00:00|AUDIT_END_DATE=2026-06-08 17:00:00"), "202010", marked));
        await desk.Report(Marked(Row.Inspection(), "204010", marked));

        var dump = await TableDump.Of(desk.Database);

        Assert.True(marked.Count > 25, $"Only {marked.Count} fields were marked.");
        Assert.All(marked, mark => Assert.Single(dump.Holding(mark).Intersect(Undisclosed)));
        Assert.All(marked, mark => Assert.Empty(dump.Holding(mark).Except(Undisclosed)));
    }

    [Theory]
    [BothDatabases]
    public async Task An_identity_number_stands_in_clear_in_no_column_of_no_table(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());

        await desk.Report(
            Row.Team(),
            Row.Team().With("ID_CODE=110105194912310029|APPR_STAGE=0101"),
            Row.Team().With($"ID_CODE={Identity}\u202E|APPR_STAGE=03"),
            Row.Team().With("APPR_E_DATE=2026-05-01"));

        var dump = await TableDump.Of(desk.Database);
        Assert.Equal(2, dump.Tables["registry_person"].Count);
        Assert.Empty(dump.Holding(Identity));
        Assert.Empty(dump.Holding("19491231"));
        Assert.Empty(dump.Holding(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Identity))));
        Assert.Equal(["110*************2X", "110*************29"], dump.Tables["registry_person"].Select(p => p["identity_masked"]).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [BothDatabases]
    public async Task The_vault_opens_what_was_sealed(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await desk.Report(Row.System());
        await desk.Report(Row.Team());

        await using var session = await desk.Register.Database.Read(CancellationToken.None);
        var sealedNumber = await session.First<byte[]>("select identity_sealed from registry_person", null, CancellationToken.None);

        Assert.Equal(Identity, desk.Register.Vault.Open(sealedNumber!));
    }

    /// <summary>Puts a mark of its own into every free text of the row that the template does not disclose.</summary>
    private static Row Marked(Row row, string template, List<string> marked)
    {
        foreach (var column in TestRegister.Reference.Templates.Find(template, ImportDesk.Today)!.Columns)
        {
            if (column is { Public: false, Secret: false, Type: CellType.Text, MaxLength: >= 20 or 0 } && column.Field is not ("planNo" or "name"))
            {
                var mark = $"MK{template}{marked.Count:000}X";
                marked.Add(mark);
                row.With(column.Column, mark);
            }
        }

        return row;
    }
}
