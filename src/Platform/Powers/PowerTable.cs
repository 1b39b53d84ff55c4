namespace Zhiheng.Platform.Powers;

/// <summary>How far a power reaches.</summary>
public enum Reach
{
    /// <summary>The person's own account only.</summary>
    Self,

    /// <summary>The whole installation; never business content.</summary>
    Installation,

    /// <summary>Reads the subtree of the grant's region.</summary>
    Subtree,

    /// <summary>Acts in the name of the own organ, on records within the subtree of the grant's region; acts of other organs stay theirs.</summary>
    Organ,

    /// <summary>The records of the own body or enterprise.</summary>
    Owner,
}

/// <summary>One row of the table: who may, how far, what it is in words.</summary>
public sealed record PowerRow(Power Power, Reach Reach, string Chinese, string English, IReadOnlyList<Role> Roles);

/// <summary>
/// Roles and their powers. This is the only place that says who may what; docs/powers.md is generated from it, and a test walks
/// every page and operation with every role and compares. Separation of duties within one record is the record's own decision.
/// </summary>
public static class PowerTable
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();
    private static readonly Role[] Officers = [Role.RegistryOfficer, Role.RegistryLeader];
    private static readonly Role[] InspectionRoles =
    [
        Role.InspectionPlanner, Role.InspectionLeader, Role.DrawOperator, Role.DrawWitness, Role.Inspector, Role.FindingReviewer,
    ];

    private static readonly Role[] TargetRoles = [Role.QualityOfficer, Role.QualityLeader, Role.UnitOfficer];

    private static readonly Role[] Readers = [Role.RegistryOfficer, Role.RegistryLeader, Role.QualityOfficer, Role.QualityLeader, Role.FindingReviewer];

    private static readonly Role[] Owners = [Role.BodyUser, Role.LaboratoryUser, Role.EnterpriseUser];

    public static IReadOnlyList<PowerRow> Rows { get; } =
    [
        new(Power.UseOwnAccount, Reach.Self, "使用本人账户：密码、两步验证、登录地点、消息", "own account: password, second factor, sessions, inbox", Everybody),
        new(Power.ManageAccounts, Reach.Installation, "开立、停用账户，重置登录", "open and close accounts, reset sign-in", [Role.SystemAdministrator]),
        new(Power.ManageMachineKeys, Reach.Installation, "签发、更换、吊销接口密钥", "make, rotate and revoke machine keys", [Role.SystemAdministrator]),
        new(Power.ReadJobs, Reach.Installation, "查看后台任务的状态", "see the state of jobs", [Role.SystemAdministrator]),
        new(Power.ManageGrants, Reach.Installation, "授予、收回角色", "give and revoke grants", [Role.SecurityAdministrator]),
        new(Power.DecideStandIns, Reach.Installation, "批准代理与应急查阅", "approve proxies and break-glass reading", [Role.SecurityAdministrator]),
        new(Power.ReadAuditLog, Reach.Installation, "查阅审计日志", "read the audit log", [Role.AuditAdministrator]),
        new(Power.ReadRegister, Reach.Subtree, "查阅辖区内的登记与办理记录", "read the register and its acts", Officers),
        new(Power.ReadEvidence, Reach.Subtree, "查阅辖区内的证据材料", "read evidence", Officers),
        new(Power.DraftOrders, Reach.Organ, "起草责令机构暂停或撤销证书", "draft an order to a body", [Role.RegistryOfficer]),
        new(Power.DecideOrders, Reach.Organ, "批准责令、认定答复", "decide on orders and answers", [Role.RegistryLeader]),
        new(Power.SuperviseOrders, Reach.Organ, "督办、指定管辖、提级", "supervise, assign or take up a subordinate's order", [Role.RegistryLeader]),
        new(Power.DraftBodyWithdrawals, Reach.Organ, "起草撤销机构批准资格的登记", "draft the record of a withdrawn approval", [Role.RegistryOfficer]),
        new(Power.DecideBodyWithdrawals, Reach.Organ, "批准撤销机构批准资格的登记", "decide on a withdrawn approval", [Role.RegistryLeader]),
        new(Power.DraftBans, Reach.Organ, "起草人员限制", "draft a ban of a person", [Role.RegistryOfficer]),
        new(Power.DecideBans, Reach.Organ, "批准人员限制", "decide on a ban", [Role.RegistryLeader]),
        new(Power.ProposeMerges, Reach.Organ, "提出主体合并", "propose a merge of organisations", [Role.RegistryOfficer]),
        new(Power.DecideMerges, Reach.Organ, "批准主体合并与撤回", "decide on a merge and its undoing", [Role.RegistryLeader]),
        new(Power.DraftCorrections, Reach.Organ, "起草更正", "draft a correction", [Role.RegistryOfficer]),
        new(Power.DecideCorrections, Reach.Organ, "批准更正", "decide on a correction", [Role.RegistryLeader]),
        new(Power.JudgeObjections, Reach.Organ, "受理、裁定异议", "judge objections", Officers),
        new(Power.InviteOrganizations, Reach.Organ, "发放首次登记码", "hand over registration codes", [Role.RegistryOfficer]),
        new(Power.AskForStandIn, Reach.Self, "申请代理与应急查阅", "ask for a proxy or break-glass reading", Officers),
        new(Power.ReadInspections, Reach.Subtree, "查阅辖区内的抽查计划、任务、抽取与检查", "read plans, campaigns, draws and checks of inspections", InspectionRoles),
        new(Power.KeepCatalogue, Reach.Organ, "拟订、公布抽查事项清单（省级）", "draft and publish the list of items (province)", [Role.InspectionPlanner, Role.InspectionLeader]),
        new(Power.KeepInspectors, Reach.Organ, "维护检查人员名录库与回避关系", "keep the pool of inspectors and recusals", [Role.InspectionPlanner]),
        new(Power.DraftInspections, Reach.Organ, "拟订抽查计划、任务，申请替换对象", "draft plans and campaigns, ask for replacements", [Role.InspectionPlanner]),
        new(Power.DecideInspections, Reach.Organ, "批准抽查计划、任务、入企检查与替换", "approve plans, campaigns, visits and replacements", [Role.InspectionLeader]),
        new(Power.OperateDraws, Reach.Organ, "冻结名单、实施抽取", "freeze lists and hold draws", [Role.DrawOperator]),
        new(Power.WitnessDraws, Reach.Organ, "见证抽取", "witness draws", [Role.DrawWitness]),
        new(Power.ConductChecks, Reach.Organ, "实施被指派的检查并制作笔录", "conduct and record the checks assigned to oneself", [Role.Inspector]),
        new(Power.ReviewFindings, Reach.Organ, "审核、退回、公示检查结果，登记后处理", "review, return and publish findings, record what follows", [Role.FindingReviewer]),
        new(Power.ReadTargets, Reach.Subtree, "查阅辖区内的政策任务、指标与考核", "read policies, measures, targets and assessments", TargetRoles),
        new(Power.DraftPolicies, Reach.Organ, "上传、核对政策文件，绑定指标", "upload and correct policy documents, bind indicators", [Role.QualityOfficer]),
        new(Power.AdoptPolicies, Reach.Organ, "采纳或退回政策文件", "adopt policies or send them back", [Role.QualityLeader]),
        new(Power.SuperviseMeasures, Reach.Organ, "督查任务进展，审核报数，办理联席会议", "supervise measures, review reported figures, run joint conferences", [Role.QualityOfficer]),
        new(Power.DecideAssessments, Reach.Organ, "批准、冻结、公布考核", "decide on, freeze and publish assessments", [Role.QualityLeader]),
        new(Power.ReportProgress, Reach.Organ, "制定本单位任务计划，报送进展与数据，答复督查", "plan and report the own unit's measures and figures, answer questions", [Role.UnitOfficer]),
        new(Power.ReportCertificates, Reach.Owner, "上报证书及其变更", "report certificates and their changes", [Role.BodyUser]),
        new(Power.AnswerOrders, Reach.Owner, "查收并答复责令", "see and answer orders", [Role.BodyUser]),
        new(Power.ReadOwnFile, Reach.Owner, "查看本单位档案与公开页面", "see the own file as the public sees it", Owners),
        new(Power.FileObjections, Reach.Owner, "对登记内容提出异议", "object to an entry", Owners),
        new(Power.FollowChecks, Reach.Owner, "查看对本单位的检查，评价、申请回避和投诉", "see checks of the own firm, rate, ask for recusal, complain", Owners),
        new(Power.KeepStudies, Reach.Owner, "保存、共享质量研究，查看共享给本单位的研究，参加对标", "keep and share studies, read those shared with the own firm, take part in benchmarks", Owners),
        new(Power.ReadSharedStudies, Reach.Organ, "查看企业共享给本机关的质量研究和对标分组", "read studies shared with the own authority, and benchmark groups", Readers),
    ];

    public static PowerRow Row(Power power) => Rows[(int)power];

    public static bool Has(Role role, Power power) => Row(power).Roles.Contains(role);

    /// <summary>The three administrators are three persons, and no administrator is an officer or a user of a firm.</summary>
    public static bool IsAlone(Role role) => role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator;

    /// <summary>Which kind of account may be given the role.</summary>
    public static AccountKind KindOf(Role role) => role switch
    {
        Role.BodyUser => AccountKind.Body,
        Role.LaboratoryUser => AccountKind.Laboratory,
        Role.EnterpriseUser => AccountKind.Enterprise,
        _ => AccountKind.Authority,
    };
}
