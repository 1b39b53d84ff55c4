using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Organizations;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class MergeTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    // What an act leaves whatever it does: the act, its facts, and the record of the merge itself.
    private static readonly string[] Traces = ["platform_act: ", "platform_journal: ", "platform_unsequenced: ", "registry_proposal: ", "registry_merge: ", "sqlite_sequence: "];

    [Theory, BothDatabases]
    public async Task Certificates_follow_the_survivor_and_undoing_restores_exactly(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var other = await Other(desk);
        var before = await Dump(desk);

        var merge = await Merged(desk, desk.Holder, other);
        var (merged, survivor) = (await Page(desk, 1), await Page(desk, 7));
        var undone = await desk.Merge.Handle(new UndoMerge(merge, 2, "不是同一单位"), desk.Act(), ActDesk.Officer(3, ActDesk.County), Ct);

        Assert.Equal((0, ImportDesk.Credit(7)), (merged.CertificateCount, merged.MergedIntoCode));
        Assert.Equal((2, null), (survivor.CertificateCount, survivor.MergedIntoCode));
        Assert.Equal("done", undone.Code());
        Assert.Equal(before, await Dump(desk));
        Assert.Equal((1, 1), ((await Page(desk, 1)).CertificateCount, (await Page(desk, 7)).CertificateCount));
    }

    [Theory, BothDatabases]
    public async Task A_search_for_either_code_finds_the_certificates_of_both(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await Merged(desk, desk.Holder, await Other(desk));
        using var lookup = Lookup(desk);

        var found = await Task.WhenAll(new[] { 1, 7 }.Select(n => lookup.Search(new SearchQuery(ImportDesk.Credit(n)), Ct)));

        Assert.All(found, result => Assert.Equal(2, result.Value.Certificates.Count));
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_merge(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var other = await Other(desk);
        var third = await Other(desk, 8);
        async Task<string> Try(MergeOrganizations command) => (await desk.Merge.Handle(command, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code();

        Assert.Equal("registry.merge.same", await Try(Command(other, other)));
        Assert.Equal("platform.act.text", await Try(Command(desk.Holder, other) with { Reason = "" }));
        Assert.Equal("platform.act.no-evidence", await Try(Command(desk.Holder, other) with { Evidence = [] }));
        Assert.Equal("platform.act.unknown", await Try(Command(desk.Holder, ActDesk.Id(404))));
        Assert.Equal("platform.act.unknown", (await desk.Merge.Handle(Command(desk.Holder, other), desk.Act(), ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Merge.Handle(Command(desk.Holder, other), desk.Act(), desk.Firm(), Ct)).Code());
        var merge = (await desk.Merge.Handle(Command(desk.Holder, other), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        Assert.Equal("registry.merge.proposed", await Try(Command(desk.Holder, third)));
        Assert.Equal("platform.act.same-person", (await desk.Merge.Handle(new ApproveMerge(merge, 1), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Merge.Handle(new ApproveMerge(merge, 1), desk.Act(), ActDesk.Officer(2, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Merge.Handle(new ApproveMerge(merge, 1), desk.Act(), ActDesk.Officer(2, ActDesk.City), Ct)).Code());
        Assert.Equal("done", (await desk.Merge.Handle(new ApproveMerge(merge, 1), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        Assert.Equal("registry.merge.already-merged", await Try(Command(desk.Holder, third)));
        Assert.Equal("registry.merge.already-merged", await Try(Command(third, desk.Holder)));
        Assert.Equal("registry.merge.has-merged", await Try(Command(other, third)));
        Assert.Equal("platform.act.same-person", (await desk.Merge.Handle(new UndoMerge(merge, 2, "错误"), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        Assert.Equal("platform.act.personal-data", (await desk.Merge.Handle(new UndoMerge(merge, 2, "电话13812345678"), desk.Act(), ActDesk.Officer(3, ActDesk.County), Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Two_merges_at_once_never_make_a_chain(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var other = await Other(desk);
        var one = (await desk.Merge.Handle(Command(desk.Holder, other), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        var back = (await desk.Merge.Handle(Command(other, desk.Holder), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;

        var codes = await Task.WhenAll(new[] { one, back }.Select(async id => (await desk.Merge.Handle(new ApproveMerge(id, 1), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code()));

        Assert.Equal(["done", "registry.merge.already-merged"], codes.Order());
        Assert.Equal(1, await desk.One<long>("select count(*) from registry_organization where merged_into is not null"));
    }

    private static MergeOrganizations Command(Guid merged, Guid survivor) => new(merged, survivor, "同一营业执照的两条记录", ActDesk.Evidence);

    private static async Task<Guid> Merged(ActDesk desk, Guid merged, Guid survivor)
    {
        var merge = (await desk.Merge.Handle(Command(merged, survivor), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        Assert.Equal("done", (await desk.Merge.Handle(new ApproveMerge(merge, 1), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        return merge;
    }

    private static async Task<Guid> Other(ActDesk desk, int number = 7)
    {
        await desk.Import.Report(Row.System().With($"CERT_NUMBER=99926Q0000{number}R0M|ORG_NAME=海岱精工{number}有限公司|ORG_CODE={ImportDesk.Credit(number)}"));
        return await desk.One<Guid>("select id from registry_organization where code = @code", new { code = ImportDesk.Credit(number) });
    }

    private static async Task<OrganizationView> Page(ActDesk desk, int number)
    {
        using var lookup = Lookup(desk);
        return (await lookup.Organization(ImportDesk.Credit(number), null, Ct)).Value;
    }

    private static CertificateLookup Lookup(ActDesk desk) => new(
        desk.Import.Register.Database, desk.Import.Register.Calendar, TestRegister.Reference, new VerificationText(TestRegister.Reference.Schemes));

    private static async Task<IReadOnlyList<string>> Dump(ActDesk desk)
        => [.. (await TableDump.Of(desk.Import.Database)).Lines.Where(line => !Traces.Any(t => line.StartsWith(t, StringComparison.Ordinal)))];
}
