${headline}
<#if plea??>
${plea}
</#if>
${t.status}: ${status} (${severity})
<#list facts as fact>
${fact.name}: ${fact.text}
</#list>
<#if changed?has_content>

${t.changed?upper_case}
<#list changed as change>
${change}
</#list>
</#if>

${t.todo?upper_case}
<#list todo as line>
${line}
</#list>
<#list actions as action>
${action.label}: ${action.link}
</#list>
<#if evidence?has_content>

${t.evidence?upper_case}
<#list evidence as voice>

[${voice.mood}] ${voice.who}, ${voice.when}<#if voice.spread?has_content> (${voice.spread})</#if>
<#if voice.title??>${voice.title}
</#if><#if voice.text??>"${voice.text}"
</#if><#if voice.link??>${voice.link}
</#if></#list></#if>
<#if rows?has_content>

${t.curve?upper_case}
${chartAlt}
<#list rows as row>
${row.time}  ${row.count} (${row.negative} ${t.negative?lower_case}), ${t.normalShort}: ${row.normal}
</#list></#if>

${t.why?upper_case}
${rule}
${numbers}
--
${frame.footer}
