using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Look;

/// <summary>The names of roles on the screen.</summary>
public static class Roles
{
    public static string Name(Say say, Role role) => say[Words(role)];

    public static Words Words(Role role) => role switch
    {
        Role.SystemAdministrator => new("系统管理员", "system administrator"),
        Role.SecurityAdministrator => new("安全管理员", "security administrator"),
        Role.AuditAdministrator => new("审计管理员", "audit administrator"),
        Role.RegistryOfficer => new("认证监管岗", "registry officer"),
        Role.RegistryLeader => new("认证监管审批岗", "registry leader"),
        Role.InspectionPlanner => new("抽查计划岗", "inspection planner"),
        Role.InspectionLeader => new("抽查审批岗", "inspection leader"),
        Role.DrawOperator => new("抽取操作员", "draw operator"),
        Role.DrawWitness => new("抽取见证人", "draw witness"),
        Role.Inspector => new("检查人员", "inspector"),
        Role.FindingReviewer => new("结果审核岗", "finding reviewer"),
        Role.QualityOfficer => new("质量工作经办岗", "quality officer"),
        Role.QualityLeader => new("质量工作负责人", "quality leader"),
        Role.UnitOfficer => new("责任单位联络员", "liaison of a responsible unit"),
        Role.BodyUser => new("认证机构用户", "certification body"),
        Role.LaboratoryUser => new("检验检测机构用户", "testing body"),
        Role.EnterpriseUser => new("企业用户", "enterprise"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
