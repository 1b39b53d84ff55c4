using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Demo;
using Zhiheng.Studies.Demo;

namespace Zhiheng.Cli;

/// <summary>The demo's enterprise keeps a study, and firms of its city contribute figures, so that a benchmark has a group to show.</summary>
internal static class DemoKeeping
{
    private const int Firms = 7;

    /// <summary>Does nothing where the demo's enterprise has no account.</summary>
    public static async Task IfMissing(Installation installation, CancellationToken ct)
    {
        var account = (await installation.Get<AccountOffice>().List(null, null, 100, ct)).FirstOrDefault(one => one.SignInName == "enterprise");
        if (account?.Owner is not { } firm)
        {
            return;
        }

        await using var session = await installation.Get<Database>().Read(ct);
        var others = await DemoPartyStore.Neighbours(session, firm, Firms, ct);
        await installation.Get<DemoStudies>().Seed(new DemoFirms(account.Id, firm, [.. others.Select(one => one.Id)]), ct);
    }
}
