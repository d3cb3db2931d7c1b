${headline}
${compared}

<#list figures as figure>
${figure.name}: ${figure.value} (${figure.change})
</#list>
<#if mood??>${mood.words}
</#if><#if late?has_content>${late}
</#if>

${t.incidents?upper_case}
<#list incidents as line>
${line.text}<#if line.link??>
  ${line.link}</#if>
</#list>
<#macro quotes title voices><#if voices?has_content>

${title?upper_case}
<#list voices as voice>
[${voice.mood}] ${voice.who}, ${voice.when}<#if voice.spread?has_content> (${voice.spread})</#if>
<#if voice.title??>${voice.title}
</#if><#if voice.text??>"${voice.text}"
</#if><#if voice.link??>${voice.link}
</#if></#list></#if></#macro><@quotes title=t.worst voices=worst/><@quotes title=t.best voices=best/><@quotes title=t.questions voices=questions/>

${t.phrases?upper_case}
${phrases?join(", ")}
<#if voices?has_content>

${t.voices?upper_case}
${voices?join("\n")}
</#if>

${t.gaps?upper_case}
${gaps?join("\n")}

--
<#if dashboards??>${t.dashboards}: ${dashboards}
</#if>${unsubscribeWords}<#if unsubscribe??>: ${unsubscribe}</#if>
${frame.footer}
