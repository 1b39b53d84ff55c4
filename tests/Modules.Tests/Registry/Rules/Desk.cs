using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Modules.Tests.Registry.Rules;

/// <summary>A reading desk: the shipped templates and tables, and dated rules with the figures that the tests rely on.</summary>
internal static class Desk
{
    /// <summary>Under the templates of 2026.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>Under the templates of 2014.</summary>
    public static readonly DateOnly Then = new(2016, 6, 1);

    public static readonly TemplateCatalogue Templates = TemplateCatalogue.Load();
    public static readonly CodeTables Codes = CodeTables.Load();
    public static readonly SchemeTable Schemes = SchemeTable.Load();

    private static readonly DatedRules Rules = new(
    [
        Rule("cert.ms.validity", 3, RuleUnit.Year),
        Rule("cert.ccc.validity", 5, RuleUnit.Year),
        Rule("cert.ms.suspension.max", 6, RuleUnit.Month),
        Rule("cert.ccc.suspension.max", 3, RuleUnit.Month),
        Rule("cert.ccc.suspension.max_at_request", 12, RuleUnit.Month),
        Rule("cert.audit.person_days.min", 1, RuleUnit.Person),
        Rule("cert.audit.person_days.reduction_max", 30, RuleUnit.Person),
        Rule("cert.audit.team.max", 10, RuleUnit.Person),
    ]);

    public static RowReader Reader(IReadOnlyList<string> header, string templateNo, DateOnly on, SchemeTable? schemes = null) =>
        new(Templates.Recognise(header, templateNo, on).Value, Codes, schemes ?? Schemes, ReferenceData.Regions, Rules);

    private static DatedRule Rule(string key, int value, RuleUnit unit) =>
        new(key, value, unit, "测试依据", DateOnly.MinValue, null, RuleTrust.Memory, Confirmed: false);
}

/// <summary>A row by column name. Starts without any finding; a test says only what it changes.</summary>
internal sealed class Row
{
    private readonly string templateNo;
    private readonly Dictionary<string, string> cells;
    private DateOnly on = Desk.Today;

    private Row(string templateNo, string cells)
    {
        this.templateNo = templateNo;
        this.cells = cells.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>103010: a first certificate of a quality management system.</summary>
    public static Row System() => new("103010", $"""
        RZJG_ID=CNCA-R-2999-001
        ORG_NAME=海岱精工有限公司
        ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000001").Value}
        BEL_INDUSTRY=3484
        ORG_COUNTRY=156
        ORG_DISTRICT=370102
        ORG_ADDRESS=山东省济南市历下区某路1号
        ORG_PROP_CODE=040105
        ORG_REG_ASSETS=5000
        REG_ASSETS_CURR=01
        ORG_PEOP_NUM=120
        RELA_PEOP_NUM=100
        FIRST_CERT_DATE=2026-05-20
        CERT_NUMBER=99926Q00001R0M
        AUTH_PROJ_CODE=A010101
        BUSI_SCOP_CODE=
        AUTH_PROJ_CODEDEC=GB/T 19001-2016
        IS_MULTI_SCENE=0
        PLACE_NAME_ADD=
        BUSI_COVER_SCOP=轴承的设计和制造
        QMS_COVERAGE=
        ORG_EN_BORDER=
        APPR_AC_CODE=01
        A_AUTH_TIMES=0
        SUSE_TIMES=0
        APPR_S_DATE=2026-05-06
        APPR_E_DATE=2026-05-08
        CHK_PD_NUM=6
        IS_COMB=01
        CHK_P_LIST=甲某
        APP_ASS_DATE=2026-05-18
        AWARD_DATE=2026-05-20
        CERTI_E_DATE=2029-05-19
        CERTI_STATUS=01
        PAUSE_CAUSE=
        PAUSE_S_DATE=
        PAUSE_E_DATE=
        CANCEL_CAUSE=
        CANCEL_DATE=
        IS_C_CERTI=0
        M_CERTI_NUM=
        CHG_DATE=
        CHG_TYP_CODE=
        IS_CHG_CERTI=0
        EXCHANGE_DATE=
        EXCHANGE_CAUSE=
        O_AWARD_JG=
        O_CERTI_NUM=
        ACC_SYMBOL=99
        RISK_PARAM=02
        REV_CERTI_FEE=2.5
        REPORT_TYPE=01
        REMARK=
        IS_OVERFLOW=
        AUDIT_PLAN_NO=
        OVERFLOW_CAUSE=
        PLAN_START=
        PROGRAM_FILENO=
        BASE_PD_NUM=6
        """);

    /// <summary>203010: a compulsory certificate whose applicant, manufacturer and factory are one.</summary>
    public static Row Compulsory() => new("203010", $"""
        CERT_APPLY_NO=A2026-001
        CERT_NO=2026010701000001
        CERTI_STATUS=01
        CERT_FIRST_DATE=2026-05-20
        CERT_AWARD_DATE=2026-05-20
        CERT_E_DATE=2031-05-19
        CERT_MODE=
        PRO_NAME=电冰箱
        PRO_TYPE=BCD-200
        APP_COUNTRY=156
        APP_NAME=海岱电器有限公司
        APP_ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000002").Value}
        APP_DISTRICT=370102
        APP_ADDRESS=山东省济南市历下区某路2号
        APP_LINK_MAN=乙某
        APP_TEL=0531-00000000
        MANU_COUNTRY=156
        MANU_NAME=海岱电器有限公司
        MANU_ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000002").Value}
        MANU_DISTRICT=370102
        MANU_REG_ADDRESS=山东省济南市历下区某路2号
        MANU_LINK_MAN=乙某
        MANU_TEL=0531-00000000
        FAC_COUNTRY=156
        FAC_CODING=F000001
        FAC_NAME=海岱电器有限公司
        FAC_ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000002").Value}
        FAC_DISTRICT=370102
        FAC_ADDRESS=山东省济南市历下区某路2号
        FAC_LINK_MAN=乙某
        FAC_TEL=0531-00000000
        FAC_X=117.05
        FAC_Y=36.67
        CERT_PAUSE_CAUSE=
        CERT_PAUSE_S_DATE=
        CERT_PAUSE_E_DATE=
        CERT_REVOKE_CAUSE=
        CERT_REVOKE_DATE=
        CERT_CANCEL_CAUSE=
        CERT_CANCEL_DATE=
        CERT_CHG_CAUSE=
        CERT_CHG_DATE=
        CERT_CHK_P_LIST=甲某
        CERT_APP_ASS_DATE=2026-05-18
        CERT_ORI_NO=
        REPORT_TYPE=01
        """);

    public static Row Team() => new("103011", """
        RZJG_ID=CNCA-R-2999-001
        CERT_NUMBER=99926Q00001R0M
        APPR_STAGE=0102
        APPR_S_DATE=2026-05-06 08:30:00
        APPR_E_DATE=2026-05-08 17:00:00
        FULL_NAME=丙某
        IDENTITY_CODE=01
        ID_CODE=11010519491231002X
        APPR_M_ROLE=01
        QUA_CODE=02
        APT_CERTI_NUM=2026-N1QMS-0000001
        IS_PROF_M=1
        IS_SPECIAL=1
        OBSERVER_FLAG=
        """);

    public static Row Energy() => new("103012", """
        CERT_NUMBER=99926EN0001R0M
        CYCLE_IDENTIFY=01
        EN_S_DATE=2025-01-01
        EN_E_DATE=2025-12-31
        OUT_VALUE=1200.5
        INTEG_EN=800
        P_PRO_NAME=轴承
        P_PRO_UNIT=03
        P_PRO_UNIT_DES=件
        """);

    public static Row Plan() => new("102010", $"""
        AUDIT_PLAN_CODE=P-2026-001
        AUDIT_ACT_TYPE=0101；0102
        AUDIT_START_DATE=2026-06-08 09:00:00
        AUDIT_END_DATE=2026-06-10 17:00:00
        AUDIT_INSPECTOR=2026-N1QMS-0000001，丙某，01；2026-N1QMS-0000002，丁某，02
        ORG_COUNTRY=156
        ORG_DISTRICT=370102
        ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000001").Value}
        ORG_NAME=海岱精工有限公司
        CERT_NUMBER=99926Q00001R0M
        AUTH_PROJ_CODE=A010101
        """);

    public static Row FactoryPlan() => new("202010", $"""
        AUDIT_PLAN_CODE=F-2026-001
        AUDIT_ACT_TYPE=02
        AUDIT_START_DATE=2026-06-08
        AUDIT_END_DATE=2026-06-08
        FAC_COUNTRY=156
        FAC_AREA_CODE=370102
        FAC_ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000002").Value}
        FAC_NAME=海岱电器有限公司
        FAC_NO=F000001
        CERT_NO=2026010701000001
        """);

    public static Row Inspection() => new("204010", $"""
        AUDIT_PLAN_CODE=F-2026-001
        AUDIT_ACT_TYPE=02
        AUDIT_START_DATE=2026-05-11
        AUDIT_END_DATE=2026-05-12
        FAC_COUNTRY=156
        FAC_AREA_CODE=370102
        FAC_ORG_CODE={CreditCode.Compose('9', '1', "370102", "YY000002").Value}
        FAC_NAME=海岱电器有限公司
        FAC_NO=F000001
        CERT_NO=2026010701000001
        FAC_INSPECT_DAYS=2
        Inspect_Result=03
        Non_Conformance=00004
        """);

    public static Row Of(string templateNo) => templateNo switch
    {
        "103010" => System(),
        "203010" => Compulsory(),
        "103011" => Team(),
        "103012" => Energy(),
        "102010" => Plan(),
        "202010" => FactoryPlan(),
        "204010" => Inspection(),
        _ => throw new ArgumentOutOfRangeException(nameof(templateNo)),
    };

    public Row With(string column, string value)
    {
        cells[column] = value;
        return this;
    }

    /// <summary>Changes as text: COLUMN=value|COLUMN=value.</summary>
    public Row With(string changes)
    {
        foreach (var pair in changes.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            cells[parts[0]] = parts[1];
        }

        return this;
    }

    public Row Without(string column)
    {
        cells.Remove(column);
        return this;
    }

    public Row ReportedOn(DateOnly day)
    {
        on = day;
        return this;
    }

    public RowReading Read(SchemeTable? schemes = null) =>
        Desk.Reader([.. cells.Keys], templateNo, on, schemes).Read(2, [.. cells.Values], on);

    public T Content<T>()
        where T : ReportedRow
    {
        var reading = Read();
        Assert.False(reading.IsRejected, string.Join("\n", reading.Findings.Select(finding => finding.Message)));
        return Assert.IsType<T>(reading.Content);
    }

    public IReadOnlyDictionary<string, string> Cells => cells;

    public int FilledCells => cells.Values.Count(value => value.Length > 0);

    /// <summary>The codes found, in order.</summary>
    public IEnumerable<string> Codes() => Read().Findings.Select(finding => finding.Code["registry.report.".Length..]);
}
