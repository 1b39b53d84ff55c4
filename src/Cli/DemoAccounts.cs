using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Cli;

/// <summary>
/// People to try the demo with: three administrators, officers of three levels, a body, an enterprise. Their first passwords are drawn
/// at the first start and lie in a file that only its owner may read; there is no password that two installations share.
/// </summary>
internal static class DemoAccounts
{
    public const string FileName = "demo-accounts.txt";

    public static async Task IfMissing(Installation installation, string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path) || (await installation.Get<AccountOffice>().List(null, null, 1, ct)).Count > 0)
        {
            return;
        }

        var lines = new List<string> { "# 演示账户（全部虚构）：账户名、首次密码、身份。首次登录须设置两步验证并更换密码。" };
        var office = new FirstAccounts(installation);
        foreach (var (account, role, region) in await People(installation, ct))
        {
            var opened = await office.Open(account with { IsDemo = true }, role, region, ct);
            if (!opened.IsRefused)
            {
                lines.Add($"{opened.Value.SignInName}\t{opened.Value.FirstPassword}\t{account.OrganizationName} {account.PersonName}");
            }
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(string.Join('\n', lines) + "\n");
        Console.Error.WriteLine($"演示账户已开立，账户名与首次密码见 {path}");
    }

    private static async Task<IReadOnlyList<(OpenAccount Account, Role Role, string? Region)>> People(Installation installation, CancellationToken ct)
    {
        await using var session = await installation.Database.Read(ct);
        var firm = await DemoPartyStore.BusiestHolder(session, ct);
        var body = firm is null ? null : await DemoPartyStore.BodyOf(session, firm.Id, ct);
        var city = firm?.Region is { } county ? county[..4] + "00" : "370100";
        var province = city[..2] + "0000";
        var people = new List<(OpenAccount, Role, string?)>
        {
            (Officer("system", "演示系统管理员", "演示省市场监督管理局", province), Role.SystemAdministrator, null),
            (Officer("security", "演示安全管理员", "演示省市场监督管理局", province), Role.SecurityAdministrator, null),
            (Officer("audit", "演示审计管理员", "演示省市场监督管理局", province), Role.AuditAdministrator, null),
            (Officer("province-officer", "演示省局经办", "演示省市场监督管理局", province), Role.RegistryOfficer, province),
            (Officer("province-leader", "演示省局处长", "演示省市场监督管理局", province), Role.RegistryLeader, province),
            (Officer("city-officer", "演示市局经办", "演示市市场监督管理局", city), Role.RegistryOfficer, city),
            (Officer("city-leader", "演示市局科长", "演示市市场监督管理局", city), Role.RegistryLeader, city),
            (Officer(DemoInspecting.ProvincePlanner, "演示省局抽查计划岗", "演示省市场监督管理局", province), Role.InspectionPlanner, province),
            (Officer(DemoInspecting.ProvinceLeader, "演示省局抽查处长", "演示省市场监督管理局", province), Role.InspectionLeader, province),
            (Officer(DemoInspecting.Planner, "演示市局抽查计划岗", "演示市市场监督管理局", city), Role.InspectionPlanner, city),
            (Officer(DemoInspecting.Leader, "演示市局抽查科长", "演示市市场监督管理局", city), Role.InspectionLeader, city),
            (Officer("draw-operator", "演示抽取操作员", "演示市市场监督管理局", city), Role.DrawOperator, city),
            (Officer("draw-witness", "演示抽取见证人", "演示市市场监督管理局", city), Role.DrawWitness, city),
            (Officer(DemoInspecting.FirstInspector, "演示检查人员甲", "演示市市场监督管理局", city), Role.Inspector, city),
            (Officer(DemoInspecting.SecondInspector, "演示检查人员乙", "演示市市场监督管理局", city), Role.Inspector, city),
            (Officer("finding-reviewer", "演示结果审核岗", "演示市市场监督管理局", city), Role.FindingReviewer, city),
            (Officer(DemoTargets.Officer, "演示质量办经办", "演示省市场监督管理局", province), Role.QualityOfficer, province),
            (Officer(DemoTargets.Leader, "演示质量办主任", "演示省市场监督管理局", province), Role.QualityLeader, province),
            (Officer(DemoTargets.Unit, "演示责任单位联络员", "演示省工业和信息化厅", province), Role.UnitOfficer, province),
            (Officer("county-officer", "演示县局经办", "演示县市场监督管理局", firm?.Region ?? city), Role.RegistryOfficer, firm?.Region ?? city),
        };
        if (body is not null)
        {
            people.Add((new OpenAccount("body", "演示机构经办", AccountKind.Body, body.Name, body.Code, body.Id, null, null), Role.BodyUser, null));
        }

        if (firm is not null)
        {
            people.Add((new OpenAccount("enterprise", "演示企业经办", AccountKind.Enterprise, firm.Name, firm.Code, firm.Id, null, null), Role.EnterpriseUser, null));
        }

        return people;
    }

    private static OpenAccount Officer(string name, string person, string organization, string region)
        => new(name, person, AccountKind.Authority, organization, null, null, region, null);
}
