using Zhiheng.Platform.Accounts;
using Zhiheng.Targets.Demo;

namespace Zhiheng.Cli;

/// <summary>The demo opens on two real plans, adopted in the names of its accounts.</summary>
internal static class DemoTargets
{
    public const string Officer = "quality-officer";
    public const string Leader = "quality-leader";
    public const string Unit = "unit-officer";

    /// <summary>Does nothing where the demo's accounts are missing: they were not opened, or this is an older demo.</summary>
    public static async Task IfMissing(Installation installation, CancellationToken ct)
    {
        var accounts = (await installation.Get<AccountOffice>().List(null, null, 100, ct)).ToDictionary(account => account.SignInName, StringComparer.Ordinal);
        if (new[] { Officer, Leader, Unit }.All(accounts.ContainsKey))
        {
            var people = new DemoPolicyPeople(accounts[Officer].Id, accounts[Leader].Id, accounts[Unit].Id, accounts[Officer].Organ!, accounts[Unit].Organ!);
            await installation.Get<DemoPolicies>().Seed(people, ct);
        }
    }
}
