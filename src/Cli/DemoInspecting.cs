using Zhiheng.Inspection.Demo;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Cli;

/// <summary>Made-up inspections for the demo, in the names of its accounts.</summary>
internal static class DemoInspecting
{
    public const string ProvincePlanner = "province-planner";
    public const string ProvinceLeader = "province-inspection-leader";
    public const string Planner = "inspection-planner";
    public const string Leader = "inspection-leader";
    public const string FirstInspector = "inspector";
    public const string SecondInspector = "inspector-2";

    /// <summary>Does nothing where the demo's accounts are missing: they were not opened, or this is an older demo.</summary>
    public static async Task IfMissing(Installation installation, CancellationToken ct)
    {
        var accounts = (await installation.Get<AccountOffice>().List(null, null, 100, ct)).ToDictionary(account => account.SignInName, StringComparer.Ordinal);
        if (new[] { ProvincePlanner, ProvinceLeader, Planner, Leader, FirstInspector, SecondInspector }.Any(name => !accounts.ContainsKey(name)))
        {
            return;
        }

        await using var session = await installation.Database.Read(ct);
        var (province, city) = (accounts[ProvincePlanner].Organ!, accounts[Planner].Organ!);
        var county = await DemoPartyStore.BusiestHolder(session, ct) is { Region: { } region } && RegionCode.Parse(region).Value != city.Region ? region : city.Region.Prefix + "02";
        var people = new DemoInspectionPeople(
            accounts[ProvincePlanner].Id, accounts[ProvinceLeader].Id, accounts[Planner].Id, accounts[Leader].Id, [accounts[FirstInspector].Id, accounts[SecondInspector].Id],
            province, city, new Organ(RegionCode.Parse(county).Value, "演示县市场监督管理局"));
        await installation.Get<DemoInspections>().Seed(people, ct);
    }
}
