using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Credentials;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Credentials;

/// <summary>
/// Suspensions that begin and end on the day on which the status before them began, so that no date tells that they were there.
/// The certificate is valid from 2026-05-20.
/// </summary>
public class ReissueTests
{
    private const string FirstDay = "2026-05-20";

    [Theory]
    [BothDatabases]
    public async Task A_suspension_on_the_first_day_that_was_lifted_on_it_replaces_the_credential(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var old = await desk.Issue();

        await desk.Suspend(FirstDay);
        Assert.Equal("proofs.credential.suspended", (await desk.Check(old.Jwt)).Reason?.Code);
        await desk.Lift(FirstDay);

        await AssertReplaced(desk, old);
    }

    [Theory]
    [BothDatabases]
    public async Task Also_where_nobody_asked_in_between(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        var old = await desk.Issue();

        await desk.Suspend(FirstDay);
        await desk.Lift(FirstDay);

        var renewed = await desk.Issue();
        Assert.Equal(2, renewed.Issue);
        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
    }

    [Theory]
    [BothDatabases]
    public async Task A_second_suspension_on_the_day_on_which_the_first_was_lifted_replaces_it(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        await desk.Suspend("2026-05-25");
        await desk.Lift("2026-05-30");
        var old = await desk.Issue();

        await desk.Suspend("2026-05-30");
        await desk.Lift("2026-05-30");

        await AssertReplaced(desk, old);
    }

    [Theory]
    [BothDatabases]
    public async Task Each_of_several_on_one_day_replaces_the_one_before(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        for (var issue = 1; issue <= 3; issue++)
        {
            var old = await desk.Issue();
            Assert.Equal(issue, old.Issue);

            await desk.Suspend(FirstDay);
            await desk.Lift(FirstDay);

            await AssertReplaced(desk, old);
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_suspension_lifted_before_the_first_issue_leaves_it_alone(Dialect dialect)
    {
        await using var desk = await CredentialDesk.Open(dialect);
        await desk.Suspend(FirstDay);
        await desk.Lift(FirstDay);
        var issued = await desk.Issue();

        await desk.Report("RELA_PEOP_NUM=90|CHG_TYP_CODE=02|CHG_DATE=2026-05-28");

        Assert.Equal(Standing.Valid, (await desk.Check(issued.Jwt)).Standing);
        Assert.Equal(1, (await desk.Issue()).Issue);
    }

    private static async Task AssertReplaced(CredentialDesk desk, ElectronicCertificate old)
    {
        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
        var renewed = await desk.Issue();
        Assert.Equal(old.Issue + 1, renewed.Issue);
        Assert.Equal(Standing.Valid, (await desk.Check(renewed.Jwt)).Standing);
        Assert.Equal("proofs.credential.revoked", (await desk.Check(old.Jwt)).Reason?.Code);
    }
}
