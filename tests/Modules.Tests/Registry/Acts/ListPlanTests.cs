using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

/// <summary>The first page of what is somebody's comes out of an index in its order, however much there is.</summary>
public class ListPlanTests
{
    [Theory]
    [InlineData("370102", "registry_certificate_region")]
    [InlineData("370100", "registry_certificate_city")]
    [InlineData("370000", "registry_certificate_newest")]
    [InlineData("body", "registry_certificate_body")]
    public async Task Sqlite_reads_a_scope_in_the_order_of_its_index(string whose, string index)
    {
        await using var desk = await ActDesk.Open(Dialect.Sqlite);
        var mandate = whose switch
        {
            "370102" => ActDesk.Officer(1, ActDesk.County),
            "370100" => ActDesk.Officer(1, ActDesk.City),
            "370000" => ActDesk.Officer(1, ActDesk.Province),
            _ => desk.OwnBody(),
        };

        var plan = await Plan(desk, mandate, "explain query plan ");

        Assert.Contains(index, Assert.Single(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("370102")]
    [InlineData("370100")]
    [InlineData("370000")]
    public async Task Sqlite_finds_rows_that_a_key_names_by_that_key(string whose)
    {
        await using var desk = await ActDesk.Open(Dialect.Sqlite);
        var mandate = ActDesk.Officer(1, whose switch { "370102" => ActDesk.County, "370100" => ActDesk.City, _ => ActDesk.Province });
        await using var session = await desk.Import.Register.Database.Read(mandate.Scope, CancellationToken.None);

        var steps = await session.Query<Step>("explain query plan " + CertificateListStore.ListedSql, new { keys = Session.Keys(["a", "b"]) }, CancellationToken.None);

        Assert.Contains(steps, step => step.Detail.StartsWith("SEARCH c ", StringComparison.Ordinal) && step.Detail.Contains("(code=?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sqlite_finds_the_certificates_of_a_report_by_their_numbers()
    {
        await using var desk = await ActDesk.Open(Dialect.Sqlite);
        await using var session = await desk.Import.Register.Database.Read(CancellationToken.None);

        var steps = await session.Query<Step>(
            "explain query plan " + CertificateStore.OfBodySql, new { body = Guid.Empty, keys = Session.Keys(["a", "b"]) }, CancellationToken.None);

        Assert.Contains(steps, step => step.Detail.Contains("registry_certificate_number (number_key=?)", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Plan(ActDesk desk, Mandate mandate, string explain)
    {
        var filter = SearchFilter.Of(new SearchQuery(string.Empty), ReferenceData.Regions, ActDesk.Today).Value;
        await using var session = await desk.Import.Register.Database.Read(mandate.Scope, CancellationToken.None);
        var steps = await session.Query<Step>(explain + CertificateListStore.StretchSql(filter, isFollowing: false), new { most = 21 }, CancellationToken.None);
        return [.. steps.Select(s => s.Detail)];
    }

    private sealed record Step
    {
        public string Detail { get; init; } = string.Empty;
    }
}
