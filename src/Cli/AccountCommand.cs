using System.CommandLine;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Cli;

internal static class AccountCommand
{
    public static Command Create() => new("account", "账户。Accounts") { FirstAdministrators(), CheckAudit() };

    /// <summary>The three administrators, who open and empower all others. There is no account before, and no default password ever.</summary>
    private static Command FirstAdministrators()
    {
        var region = new Option<string>("--region") { Description = "本单位行政区划代码。Region code of the authority", Required = true };
        var organization = new Option<string>("--organization") { Description = "单位名称。Name of the authority", Required = true };
        var people = new Argument<string[]>("PERSON") { Description = "系统、安全、审计管理员的姓名，依次三人。System, security and audit administrator, in this order", Arity = new ArgumentArity(3, 3) };
        var command = new Command("first-administrators", "开立三名管理员账户，首次密码只显示一次。Open the three administrators' accounts") { people, region, organization, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var office = new FirstAccounts(installation);
            var roles = new[] { (Role.SystemAdministrator, "system"), (Role.SecurityAdministrator, "security"), (Role.AuditAdministrator, "audit") };
            foreach (var ((role, name), person) in roles.Zip(parsed.GetValue(people)!))
            {
                var opened = await office.Open(
                    new OpenAccount(name, person, AccountKind.Authority, parsed.GetValue(organization)!, null, null, parsed.GetValue(region), null), role, null, ct);
                if (opened.IsRefused)
                {
                    return Trouble.Say(opened.Refusal);
                }

                Console.WriteLine($"{opened.Value.SignInName}\t{opened.Value.FirstPassword}\t{person}");
            }

            Console.Error.WriteLine("请当面交付首次密码，首次登录时必须更换，并设置两步验证。");
            return 0;
        });
        return command;
    }

    private static Command CheckAudit()
    {
        var command = new Command("check-audit", "核对审计日志的散列链与已公布的锚点。Recompute the audit log and compare with its anchors") { Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var check = await installation.Get<AuditAnchoring>().Check(ct);
            Console.WriteLine(check.Broken is { } broken
                ? $"审计日志不完整：{broken}。"
                : $"审计日志完整：{check.Rows} 条，与 {check.Anchors} 个锚点相符。");
            return check.Broken is null ? 0 : 1;
        });
        return command;
    }
}

/// <summary>Accounts that the operator opens at the command line, each with one role.</summary>
internal sealed class FirstAccounts(Installation installation)
{
    public async Task<Outcome<OpenedAccount>> Open(OpenAccount command, Role role, string? region, CancellationToken ct)
    {
        var opened = await installation.Get<AccountOffice>().Open(command, installation.Act("开立账户"), Origin.Program, ct);
        if (opened.IsRefused)
        {
            return opened;
        }

        var give = new GiveGrant(opened.Value.Id, role, region, null, installation.Get<BusinessCalendar>().Today, null);
        var grant = await installation.Get<GrantOffice>().Give(give, installation.Act("首次授权"), Origin.Program, ct);
        return grant.IsRefused ? grant.Refusal : opened;
    }
}
