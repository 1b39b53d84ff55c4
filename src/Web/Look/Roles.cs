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
        Role.BodyUser => new("认证机构用户", "certification body"),
        Role.LaboratoryUser => new("检验检测机构用户", "testing body"),
        Role.EnterpriseUser => new("企业用户", "enterprise"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
