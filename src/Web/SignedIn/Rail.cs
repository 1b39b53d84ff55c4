using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.SignedIn;

/// <summary>The entries of the menu of signed-in areas, each behind the power of its page: nobody is shown a door that is shut to them.</summary>
public static class Rail
{
    private sealed record Entry(string Chinese, string English, string Href, Power Power, char? Key = null, bool IsHome = false);

    private static readonly (string Chinese, string English, Entry[] Entries)[] Groups =
    [
        ("工作台", "Workbench",
        [
            new("待办", "To do", "/workbench", Power.ReadRegister, 't', IsHome: true),
            new("证书", "Certificates", "/workbench/certificates", Power.ReadRegister, 'c'),
            new("获证组织", "Organisations", "/workbench/organizations", Power.ReadRegister, 'o'),
            new("认证机构", "Bodies", "/workbench/bodies", Power.ReadRegister, 'b'),
        ]),
        ("办理", "Acts",
        [
            new("责令", "Orders", "/workbench/orders", Power.ReadRegister, 'r'),
            new("机构批准撤销", "Withdrawn approvals", "/workbench/withdrawals", Power.ReadRegister),
            new("人员限制", "Bans", "/workbench/bans", Power.ReadRegister),
            new("主体合并", "Merges", "/workbench/merges", Power.ReadRegister),
            new("更正", "Corrections", "/workbench/corrections", Power.ReadRegister),
            new("异议", "Objections", "/workbench/objections", Power.ReadRegister),
            new("文书", "Papers", "/workbench/papers", Power.ReadRegister, 'p'),
            new("登记码", "Registration codes", "/workbench/invitations", Power.InviteOrganizations),
            new("代理与应急查阅", "Stand-ins", "/account/stand-in", Power.AskForStandIn),
        ]),
        ("双随机", "Inspections",
        [
            new("待办与检查", "To do and checks", "/workbench/checks", Power.ReadInspections),
            new("事项清单", "List of items", "/workbench/inspections", Power.ReadInspections, 'l'),
            new("检查人员", "Inspectors", "/workbench/inspections/inspectors", Power.ReadInspections),
            new("抽查计划", "Year plans", "/workbench/inspections/plans", Power.ReadInspections),
            new("抽查任务", "Campaigns", "/workbench/inspections/campaigns", Power.ReadInspections),
            new("对象分类与标签", "Classes and tags", "/workbench/inspections/pool", Power.DraftInspections),
            new("公示系统交换", "Publicity exchange", "/workbench/inspections/exports", Power.DraftInspections),
            new("随机抽取", "Draws", "/workbench/draws", Power.ReadInspections, 'd'),
        ]),
        ("目标责任", "Targets",
        [
            new("目标看板", "Today", "/workbench/targets", Power.ReadTargets, IsHome: true),
            new("政策文件", "Documents", "/workbench/targets/documents", Power.ReadTargets),
            new("已采纳的政策", "Adopted policies", "/workbench/targets/policies", Power.ReadTargets),
            new("责任单位", "Units", "/workbench/targets/units", Power.ReadTargets),
            new("责任单位报数", "Reported figures", "/workbench/targets/figures", Power.ReadTargets),
            new("待办与进展", "To do and progress", "/workbench/targets/progress", Power.ReadTargets),
            new("联席会议", "Joint conferences", "/workbench/targets/conferences", Power.ReadTargets),
            new("考核", "Assessments", "/workbench/targets/assessments", Power.ReadTargets),
        ]),
        ("办事", "Desk",
        [
            new("首页", "Start", "/desk", Power.ReadOwnFile, 't', IsHome: true),
            new("上报", "Report", "/desk/reports", Power.ReportCertificates, 'r'),
            new("证书", "Certificates", "/desk/certificates", Power.ReadOwnFile, 'c'),
            new("人员", "People", "/desk/people", Power.ReportCertificates, 'p'),
            new("责令", "Orders", "/desk/orders", Power.AnswerOrders, 'o'),
            new("异议", "Objections", "/desk/objections", Power.FileObjections),
            new("检查", "Checks", "/desk/checks", Power.FollowChecks),
        ]),
        ("质量工具", "Quality tools",
        [
            new("质量研究", "Studies", "/desk/studies", Power.KeepStudies),
            new("共享给本单位", "Shared with us", "/desk/studies/shared", Power.KeepStudies),
            new("同业对标", "Benchmarks", "/desk/benchmarks", Power.KeepStudies),
            new("企业共享的研究", "Shared studies", "/workbench/studies", Power.ReadSharedStudies),
            new("对标分组", "Benchmark groups", "/workbench/benchmarks", Power.ReadSharedStudies),
        ]),
        ("管理", "Administration",
        [
            new("账户", "Accounts", "/administration/accounts", Power.ManageAccounts, 'u'),
            new("接口密钥", "Machine keys", "/administration/keys", Power.ManageMachineKeys, 'k'),
            new("后台任务", "Jobs", "/administration/jobs", Power.ReadJobs),
            new("授权", "Grants", "/administration/grants", Power.ManageGrants, 'g'),
            new("审计日志", "Audit log", "/administration/audit", Power.ReadAuditLog, 'a'),
        ]),
        ("本人", "Own", [new("我的账户", "My account", "/account", Power.UseOwnAccount, 'm')]),
    ];

    /// <summary>The address of every entry.</summary>
    public static IEnumerable<string> Addresses => Groups.SelectMany(group => group.Entries).Select(entry => entry.Href);

    /// <summary>The groups that hold anything for this caller.</summary>
    public static IReadOnlyList<RailGroup> For(Caller caller, Say say)
        => [.. Groups
            .Select(group => new RailGroup(
                say[group.Chinese, group.English],
                [.. group.Entries.Where(entry => caller.May(entry.Power)).Select(entry => new RailLink(say[entry.Chinese, entry.English], entry.Href, Key: entry.Key, IsHome: entry.IsHome))]))
            .Where(group => group.Links.Count > 0)];
}
