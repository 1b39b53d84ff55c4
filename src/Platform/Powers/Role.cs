namespace Zhiheng.Platform.Powers;

/// <summary>What somebody is here to do. Stored by name: a role may be added, never renamed.</summary>
public enum Role
{
    /// <summary>系统管理员: accounts, machine keys, jobs. Neither grants nor business content.</summary>
    SystemAdministrator,

    /// <summary>安全管理员: gives and revokes grants, approves stand-ins. Neither accounts nor the audit log.</summary>
    SecurityAdministrator,

    /// <summary>审计管理员: reads the audit log. Changes nothing.</summary>
    AuditAdministrator,

    /// <summary>认证监管岗: prepares acts on certificates, bodies, persons and organisations of its region.</summary>
    RegistryOfficer,

    /// <summary>认证监管审批岗（负责人）: decides what officers of its organ have prepared.</summary>
    RegistryLeader,

    /// <summary>抽查计划岗: keeps the list, the pools, plans and campaigns. Does not draw alone.</summary>
    InspectionPlanner,

    /// <summary>抽查审批岗（负责人）: approves plans, campaigns, visits and replacements.</summary>
    InspectionLeader,

    /// <summary>抽取操作员: freezes lists and holds draws; edits no list afterwards.</summary>
    DrawOperator,

    /// <summary>抽取见证人: commits and reveals beside the operator.</summary>
    DrawWitness,

    /// <summary>检查人员: records the visits they were drawn for. Publishes nothing.</summary>
    Inspector,

    /// <summary>结果审核岗: reviews, returns and publishes findings; edits none.</summary>
    FindingReviewer,

    /// <summary>质量工作经办岗（质量办）: reads policy documents in, binds indicators, supervises measures. Adopts nothing.</summary>
    QualityOfficer,

    /// <summary>质量工作负责人（质量办）: adopts policies, decides on assessments and conferences.</summary>
    QualityLeader,

    /// <summary>责任单位联络员: plans, reports and answers for the measures of its own unit.</summary>
    UnitOfficer,

    /// <summary>认证机构用户</summary>
    BodyUser,

    /// <summary>检验检测机构用户</summary>
    LaboratoryUser,

    /// <summary>企业用户</summary>
    EnterpriseUser,
}

/// <summary>Whom an account belongs to.</summary>
public enum AccountKind
{
    Authority,
    Body,
    Laboratory,
    Enterprise,
}
